import type { Database } from '../store/database.ts';
import {
  bySequence,
  keyIn,
  metadataKey,
  type Metadata,
  type StoredAttachment,
  type StoredDoc,
} from '../store/layout.ts';

/** Metadata per id, in order; undefined where the database never held the document. */
export async function metadataOf(
  database: Database,
  ids: readonly string[],
): Promise<(Metadata | undefined)[]> {
  const found = await database.level.getMany(ids.map(metadataKey));
  return found.map((text) =>
    text === undefined ? undefined : (JSON.parse(text) as Metadata),
  );
}

/** Bodies by sequence number, in order; undefined where compaction or a purge removed one. */
export async function bodiesAt(
  database: Database,
  seqs: readonly (number | undefined)[],
): Promise<(StoredDoc | undefined)[]> {
  const found = await database.level.getMany(
    seqs.map((seq) => bySequence(seq ?? 0)),
  );
  return found.map((text) =>
    text === undefined ? undefined : (JSON.parse(text) as StoredDoc),
  );
}

export async function bodyOf(
  database: Database,
  metadata: Metadata,
  rev: string,
): Promise<StoredDoc | undefined> {
  const seq = metadata.rev_map[rev];
  if (seq === undefined) return undefined;
  const [body] = await bodiesAt(database, [seq]);
  return body;
}

export async function attachmentBytes(
  database: Database,
  { digest }: StoredAttachment,
): Promise<Buffer> {
  // An empty attachment is not stored.
  const key = keyIn('attach-binary-store', digest);
  return (await database.level.getBinary(key)) ?? Buffer.alloc(0);
}
