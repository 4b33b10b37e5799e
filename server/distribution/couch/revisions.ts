import type { Database, StoredDoc } from './database.ts';

/** Revisions of documents, by id. */
export type Revisions = Record<string, string[]>;

/** Of these revisions, those the database has never seen. */
export async function missingIn(
  database: Database,
  revisions: Revisions,
): Promise<Revisions> {
  if (Object.keys(revisions).length === 0) return {};
  const answer = (await database.post('/_revs_diff', revisions)) as Record<
    string,
    { missing?: string[] }
  >;
  const missing: Revisions = {};
  for (const [id, row] of Object.entries(answer))
    if (row.missing && row.missing.length > 0) missing[id] = row.missing;
  return missing;
}

const together = 500;

/** Documents of these revisions with history and attachments; what compaction has taken is left out. */
export async function bulkGet(
  database: Database,
  wanted: readonly { id: string; rev: string }[],
): Promise<StoredDoc[]> {
  const docs: StoredDoc[] = [];
  for (let start = 0; start < wanted.length; start += together) {
    const { results } = (await database.post(
      '/_bulk_get?revs=true&attachments=true',
      { docs: wanted.slice(start, start + together) },
    )) as { results: { docs: { ok?: StoredDoc }[] }[] };
    for (const result of results)
      for (const { ok } of result.docs) if (ok) docs.push(ok);
  }
  return docs;
}

/** Forgets these revisions as if they had never been; leaves no tombstone and nothing on the feed. */
export async function purge(
  database: Database,
  revisions: Revisions,
): Promise<void> {
  const ids = Object.keys(revisions);
  for (let start = 0; start < ids.length; start += purgeTogether) {
    const part: Revisions = {};
    for (const id of ids.slice(start, start + purgeTogether))
      part[id] = revisions[id] ?? [];
    await database.post('/_purge', part);
  }
}

/** CouchDB refuses more in one call: [purge] max_document_id_number. */
const purgeTogether = 100;
