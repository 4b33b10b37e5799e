import type { Database, StoredDoc } from './couch/database.ts';
import { bulkGet } from './couch/revisions.ts';
import { firstborn } from './rev-tree.ts';

/** A document to be fetched: its leaf revisions, and its winner where that is at hand. */
export interface Sought {
  id: string;
  leaves: readonly string[];
  doc?: StoredDoc | null | undefined;
}

/** Every leaf of these documents with history and attachments, by id; what was never edited needs no second look. */
export async function gather(
  database: Database,
  sought: readonly Sought[],
): Promise<Map<string, StoredDoc[]>> {
  const found = new Map<string, StoredDoc[]>();
  const wanted: { id: string; rev: string }[] = [];
  for (const { id, leaves, doc } of sought) {
    const known = doc && firstborn(doc, leaves);
    if (known) found.set(id, [known]);
    else for (const rev of leaves) wanted.push({ id, rev });
  }
  for (const doc of await bulkGet(database, wanted)) {
    const others = found.get(doc._id);
    if (others) others.push(doc);
    else found.set(doc._id, [doc]);
  }
  return found;
}
