import type { StoredDoc } from './couch/database.ts';

/** The number before the dash: how many edits led to a revision. */
export function generationOf(rev: string): number {
  return Number(rev.slice(0, rev.indexOf('-')));
}

/** A document that never had another revision, with the history that follows from it; undefined for any other. */
export function firstborn(
  doc: StoredDoc,
  leaves: readonly unknown[],
): StoredDoc | undefined {
  if (leaves.length !== 1 || doc._attachments) return undefined;
  if (generationOf(doc._rev) !== 1) return undefined;
  return { ...doc, _revisions: { start: 1, ids: [doc._rev.slice(2)] } };
}

/** A document's revision and its forebears, youngest first. */
export function lineageOf({ _rev, _revisions }: StoredDoc): string[] {
  if (!_revisions) return [_rev];
  const { start, ids } = _revisions;
  return ids.map((hash, index) => `${start - index}-${hash}`);
}

/** The youngest revision from which both come; undefined when they share none. */
export function commonForebear(
  one: StoredDoc,
  other: StoredDoc,
): string | undefined {
  const known = new Set(lineageOf(other));
  return lineageOf(one).find((rev) => known.has(rev));
}

/** CouchDB's own order of living leaves, the winner first: longer history, then the greater hash. */
export function byPrecedence(one: StoredDoc, other: StoredDoc): number {
  const longer = generationOf(other._rev) - generationOf(one._rev);
  if (longer !== 0) return longer;
  return one._rev < other._rev ? 1 : -1;
}
