import type { Database } from '../store/database.ts';
import { rangeIn, type Metadata } from '../store/layout.ts';
import { present, type Extras } from './present.ts';
import { bodiesAt, metadataOf } from './read.ts';

export interface AllDocsQuery {
  startkey?: string;
  endkey?: string;
  inclusiveEnd: boolean;
  descending: boolean;
  skip: number;
  limit: number;
  /** With these additions, when documents are wanted. */
  docs?: Extras;
}

/** Rows as JSON for live documents in order of id, in batches. */
export async function* readAllDocs(
  database: Database,
  query: AllDocsQuery,
): AsyncGenerator<string[]> {
  const { startkey, endkey, inclusiveEnd, descending, docs } = query;
  const first = startkey === undefined ? {} : { gte: startkey };
  const last =
    endkey === undefined ? {} : inclusiveEnd ? { lte: endkey } : { lt: endkey };
  const range = descending
    ? {
        ...(startkey === undefined ? {} : { lte: startkey }),
        ...(endkey === undefined
          ? {}
          : inclusiveEnd
            ? { gte: endkey }
            : { gt: endkey }),
        reverse: true,
      }
    : { ...first, ...last };
  let { skip, limit: left } = query;
  if (left === 0) return;
  for await (const entries of database.level.scan(
    rangeIn('document-store', range),
    docs?.attachments ? 10 : 250,
  )) {
    let live = entries
      .map(([, text]) => JSON.parse(text) as Metadata)
      .filter((metadata) => !metadata.deleted);
    const skipped = Math.min(skip, live.length);
    skip -= skipped;
    live = live.slice(skipped, skipped + left);
    left -= live.length;
    yield await rowsOf(database, live, docs);
    if (left === 0) return;
  }
}

/** Rows as JSON for these ids, in order, as CouchDB answers `keys`. */
export async function readKeys(
  database: Database,
  keys: readonly string[],
  docs: Extras | undefined,
): Promise<string[]> {
  const found = await metadataOf(database, keys);
  const rows = await rowsOf(
    database,
    found.flatMap((metadata) => metadata ?? []),
    docs,
  );
  let next = 0;
  return keys.map((key, index) =>
    found[index]
      ? (rows[next++] ?? '')
      : JSON.stringify({ key, error: 'not_found' }),
  );
}

async function rowsOf(
  database: Database,
  documents: readonly Metadata[],
  docs: Extras | undefined,
): Promise<string[]> {
  const bodies = docs
    ? await bodiesAt(
        database,
        documents.map((each) => each.rev_map[each.winningRev]),
      )
    : [];
  return Promise.all(
    documents.map(async (metadata, index) => {
      const { id, winningRev: rev, deleted } = metadata;
      const body = bodies[index];
      const doc =
        docs && body && !deleted
          ? await present(database, metadata, body, docs)
          : null;
      return JSON.stringify({
        id,
        key: id,
        value: deleted ? { rev, deleted } : { rev },
        ...(docs ? { doc } : {}),
      });
    }),
  );
}
