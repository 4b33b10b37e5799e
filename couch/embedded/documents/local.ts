import { conflict, couchErrorOf, notFound } from '../http/errors.ts';
import type { Database } from '../store/database.ts';
import { keyIn, rangeIn } from '../store/layout.ts';
import type { Incoming } from './incoming.ts';
import { omit } from './omit.ts';
import type { Row } from './row.ts';

/** `_local/` documents: a replicator's notes, never replicated, never validated. */
export function isLocal(id: string): boolean {
  return id.startsWith('_local/');
}

/** PouchDB's own bookkeeping lives among them and is nobody's business. */
const internal = /^_local\/(_pouch_|compaction$|purges$)/;

type LocalDoc = { _id: string; _rev: string } & Record<string, unknown>;

export async function readLocal(
  database: Database,
  id: string,
): Promise<LocalDoc> {
  const [text] = await database.level.getMany([keyIn('local-store', id)]);
  if (text === undefined || internal.test(id)) throw notFound();
  return JSON.parse(text) as LocalDoc;
}

/** Must run inside `exclusive`. */
export async function saveLocal(
  database: Database,
  doc: Incoming,
): Promise<Row> {
  const { _id: id } = doc;
  if (internal.test(id)) return { id, error: conflict() };
  try {
    if (doc._deleted) {
      await database.pouch.remove({ _id: id, _rev: doc._rev ?? '' });
      return { id, rev: '0-0' };
    }
    const { rev } = await database.pouch.put(omit(doc, '_revisions'));
    return { id, rev };
  } catch (error) {
    return { id, error: couchErrorOf(error) };
  }
}

/** All of them, in order of id. */
export async function listLocal(database: Database): Promise<LocalDoc[]> {
  const docs: LocalDoc[] = [];
  for await (const batch of database.level.scan(rangeIn('local-store'), 200)) {
    for (const [, text] of batch) {
      const doc = JSON.parse(text) as LocalDoc;
      if (!internal.test(doc._id)) docs.push(doc);
    }
  }
  return docs;
}
