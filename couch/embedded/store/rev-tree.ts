import type { Metadata, RevisionNode } from './layout.ts';

export interface Leaf {
  rev: string;
  deleted: boolean;
}

interface Step {
  rev: string;
  hash: string;
  node: RevisionNode;
}

/** Visits every root-to-leaf path once. */
export function* pathsOf(metadata: Metadata): Generator<Step[]> {
  const open: { pos: number; node: RevisionNode; path: Step[] }[] =
    metadata.rev_tree.map(({ pos, ids }) => ({ pos, node: ids, path: [] }));
  for (let item = open.pop(); item; item = open.pop()) {
    const { pos, node } = item;
    const [hash, , children] = node;
    const path = [...item.path, { rev: `${pos}-${hash}`, hash, node }];
    if (children.length === 0) yield path;
    for (const child of children)
      open.push({ pos: pos + 1, node: child, path });
  }
}

function position(rev: string): number {
  return Number.parseInt(rev, 10);
}

/** Winner first, as CouchDB orders them: live before deleted, then the longer, then the higher hash. */
export function leavesOf(metadata: Metadata): Leaf[] {
  const only = metadata.rev_tree.length === 1 && onlyLeaf(metadata);
  if (only) return [only];
  const leaves: Leaf[] = [];
  for (const path of pathsOf(metadata)) {
    const tip = path.at(-1);
    if (tip) leaves.push({ rev: tip.rev, deleted: !!tip.node[1].deleted });
  }
  return leaves.sort(
    (a, b) =>
      Number(a.deleted) - Number(b.deleted) ||
      position(b.rev) - position(a.rev) ||
      (a.rev < b.rev ? 1 : -1),
  );
}

/** The leaf of a tree that never branched, without building its path: nearly every tree. */
function onlyLeaf(metadata: Metadata): Leaf | undefined {
  const [tree] = metadata.rev_tree;
  if (!tree) return undefined;
  let { pos, ids: node } = tree;
  for (;;) {
    const [hash, state, children] = node;
    const [next] = children;
    if (!next) return { rev: `${pos}-${hash}`, deleted: !!state.deleted };
    if (children.length > 1) return undefined;
    node = next;
    pos += 1;
  }
}

/** From `rev` back to its oldest known ancestor; undefined when the tree does not hold it. */
export function historyOf(
  metadata: Metadata,
  rev: string,
): { rev: string; hash: string; available: boolean }[] | undefined {
  for (const path of pathsOf(metadata)) {
    const end = path.findIndex((step) => step.rev === rev);
    if (end < 0) continue;
    return path
      .slice(0, end + 1)
      .reverse()
      .map(({ rev: each, hash, node }) => ({
        rev: each,
        hash,
        available: node[1].status === 'available',
      }));
  }
  return undefined;
}

export function hasRevision(metadata: Metadata, rev: string): boolean {
  const open = metadata.rev_tree.map(({ pos, ids }) => ({ pos, node: ids }));
  for (let item = open.pop(); item; item = open.pop()) {
    const { pos, node } = item;
    if (`${pos}-${node[0]}` === rev) return true;
    for (const child of node[2]) open.push({ pos: pos + 1, node: child });
  }
  return false;
}

/** Live leaves that lost, and deleted leaves that are not the winner. */
export function conflictsOf(metadata: Metadata): {
  live: string[];
  deleted: string[];
} {
  const losers = leavesOf(metadata).slice(1);
  return {
    live: losers.filter((leaf) => !leaf.deleted).map((leaf) => leaf.rev),
    deleted: losers.filter((leaf) => leaf.deleted).map((leaf) => leaf.rev),
  };
}

/** The leaves that descend from `rev` (itself, when it is one): CouchDB's `latest=true`. */
export function latestOf(metadata: Metadata, rev: string): string[] {
  const found = new Set<string>();
  for (const path of pathsOf(metadata)) {
    const tip = path.at(-1);
    if (tip && path.some((step) => step.rev === rev)) found.add(tip.rev);
  }
  return [...found];
}

/**
 * The tree without a leaf and the ancestors only it had; undefined metadata when nothing is left.
 * What remains takes the sequence of its latest write, for a purge is not a change.
 */
export function withoutLeaf(
  metadata: Metadata,
  leaf: string,
): { metadata: Metadata | undefined; removed: string[] } {
  const paths = [...pathsOf(metadata)];
  const kept = paths.filter((path) => path.at(-1)?.rev !== leaf);
  const still = new Set(kept.flatMap((path) => path.map((step) => step.node)));
  const removed = paths
    .flat()
    .filter((step) => !still.has(step.node))
    .map((step) => step.rev);
  if (kept.length === 0) return { metadata: undefined, removed };
  const prune = ([hash, state, children]: RevisionNode): RevisionNode => [
    hash,
    state,
    children.filter((child) => still.has(child)).map(prune),
  ];
  const rev_tree = metadata.rev_tree
    .filter(({ ids }) => still.has(ids))
    .map(({ pos, ids }) => ({ pos, ids: prune(ids) }));
  const rev_map = Object.fromEntries(
    Object.entries(metadata.rev_map).filter(([rev]) => !removed.includes(rev)),
  );
  const next = { ...metadata, rev_tree, rev_map };
  const [winner] = leavesOf(next);
  return {
    removed,
    metadata: {
      ...next,
      seq: Math.max(...Object.values(rev_map)),
      winningRev: winner?.rev ?? '',
      deleted: winner?.deleted ?? true,
    },
  };
}
