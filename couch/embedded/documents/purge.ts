import type { Database } from '../store/database.ts';
import type { Operation } from '../store/level.ts';
import {
  bySequence,
  keyIn,
  metadataKey,
  type Metadata,
} from '../store/layout.ts';
import { leavesOf, withoutLeaf } from '../store/rev-tree.ts';
import { bodiesAt, metadataOf } from './read.ts';

const purgeKey = keyIn('portal-store', 'purge-seq');

/** How many purges the database has seen. */
export async function purgeSeqOf(database: Database): Promise<number> {
  const [text] = await database.level.getMany([purgeKey]);
  return Number(text ?? 0);
}

/**
 * Removes leaves and what only they descend from, as if they had never been: no tombstone, nothing
 * on `_changes`, and the same revision may be written again. PouchDB's leveldb adapter has no purge,
 * so the stores are edited directly, in one batch. Returns the revisions removed; others than leaves
 * are left alone, as in CouchDB. Must run inside `exclusive`.
 */
export async function purge(
  database: Database,
  id: string,
  revs: readonly string[],
): Promise<string[]> {
  const [before] = await metadataOf(database, [id]);
  if (!before) return [];
  const purged: string[] = [];
  const gone: string[] = [];
  let after: Metadata | undefined = before;
  for (const rev of revs) {
    if (!after || !leavesOf(after).some((leaf) => leaf.rev === rev)) continue;
    const result = withoutLeaf(after, rev);
    after = result.metadata;
    gone.push(...result.removed);
    purged.push(rev);
  }
  if (purged.length === 0) return [];
  const seq = (await purgeSeqOf(database)) + 1;
  await database.level.batch([
    { type: 'put', key: purgeKey, value: String(seq) },
    after
      ? { type: 'put', key: metadataKey(id), value: JSON.stringify(after) }
      : { type: 'del', key: metadataKey(id) },
    ...(await removals(database, before, gone)),
  ]);
  return purged;
}

/** The bodies of revisions, and attachments nobody else refers to. */
async function removals(
  database: Database,
  { id, rev_map }: Metadata,
  revs: readonly string[],
): Promise<Operation[]> {
  const seqs = revs.flatMap((rev) => rev_map[rev] ?? []);
  const bodies = await bodiesAt(database, seqs);
  const digests = new Set(
    bodies.flatMap((body) =>
      Object.values(body?._attachments ?? {}).map((each) => each.digest),
    ),
  );
  const references = new Set(revs.map((rev) => `${id}@${rev}`));
  const orphans = [...digests].map((digest) =>
    withoutReferences(database, digest, references),
  );
  return [
    ...seqs.map((seq) => ({ type: 'del' as const, key: bySequence(seq) })),
    ...(await Promise.all(orphans)).flat(),
  ];
}

async function withoutReferences(
  database: Database,
  digest: string,
  gone: ReadonlySet<string>,
): Promise<Operation[]> {
  const key = keyIn('attach-store', digest);
  const [text] = await database.level.getMany([key]);
  if (text === undefined) return [];
  const { refs = {} } = JSON.parse(text) as { refs?: Record<string, true> };
  const left = Object.keys(refs).filter((ref) => !gone.has(ref));
  if (left.length > 0) {
    const kept = Object.fromEntries(left.map((ref) => [ref, true]));
    return [{ type: 'put', key, value: JSON.stringify({ refs: kept }) }];
  }
  return [
    { type: 'del', key },
    { type: 'del', key: keyIn('attach-binary-store', digest) },
  ];
}
