import type { Database, StoredDoc } from './couch/database.ts';
import { bulkGet } from './couch/revisions.ts';
import { isDocType } from '#model/document.ts';
import { typeOfId } from '#model/document-id.ts';
import { canMove } from './homes.ts';
import { generationOf, lineageOf } from './rev-tree.ts';

/** How many former revisions are looked at: more edits than that between two looks are left to the nightly sweep. */
export const depth = 8;

/** True when what a document said before decides where it must go or what must be undone. */
function hasPast(leaf: StoredDoc): boolean {
  if (generationOf(leaf._rev) < 2) return false;
  if (leaf._deleted) return true;
  const type = typeOfId(leaf._id);
  return (
    isDocType(type) &&
    (type === 'rollCall' || type === 'family' || canMove(type))
  );
}

/** Former revisions, by id, of the documents for which they matter; those that compaction took are missing. */
export async function forebearsOf(
  database: Database,
  leaves: Iterable<StoredDoc>,
): Promise<Map<string, StoredDoc[]>> {
  const wanted: { id: string; rev: string }[] = [];
  for (const leaf of leaves)
    if (hasPast(leaf))
      for (const rev of lineageOf(leaf).slice(1, 1 + depth))
        wanted.push({ id: leaf._id, rev });
  const found = new Map<string, StoredDoc[]>();
  for (const doc of await bulkGet(database, wanted))
    found.set(doc._id, [...(found.get(doc._id) ?? []), doc]);
  return found;
}
