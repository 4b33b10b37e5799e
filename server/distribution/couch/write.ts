import { setTimeout as sleep } from 'node:timers/promises';
import { isStatus } from './couch-error.ts';
import type { Database, StoredDoc } from './database.ts';

/** A document the database would not take, and its words. */
export interface Refusal {
  id: string;
  error: string;
  reason: string;
}

/** A document to be written as a new edit. */
export interface Draft {
  _id: string;
  _rev?: string;
  _deleted?: boolean;
}

/** What `_bulk_docs` says of one document. */
export interface Row {
  id: string;
  ok?: boolean;
  rev?: string;
  error?: string;
  reason?: string;
}

/** Characters of documents in one request: below CouchDB's max_http_request_size of 4 MB in any script. */
const roomy = 1_000_000;
const together = 500;

/** Writes documents under the revisions they carry: what is there already changes nothing. */
export async function deliver(
  database: Database,
  docs: readonly StoredDoc[],
): Promise<Refusal[]> {
  return (await writeAll(database, docs, false)).filter(isRefusal);
}

/** Writes documents as new edits of the revisions they carry; one row a document, in order. */
export function edit(
  database: Database,
  docs: readonly Draft[],
): Promise<Row[]> {
  return writeAll(database, docs, true);
}

export function isConflict(row: Row | undefined): boolean {
  return row?.error === 'conflict';
}

function isRefusal(row: Row): row is Row & Refusal {
  return row.error !== undefined;
}

/** What will be refused again however often it is tried; anything else is CouchDB's trouble and passes. */
const final = [
  'conflict',
  'forbidden',
  'unauthorized',
  'too_large',
  'document_too_large',
  'doc_validation',
  'illegal_docid',
  'bad_request',
];
const attempts = 4;

/** Tries again what CouchDB was not able to judge; nothing may be left out because a validation took too long. */
async function persist(
  database: Database,
  part: readonly string[],
  newEdits: boolean,
): Promise<Row[]> {
  let rows = await post(database, part, newEdits);
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    const failed = rows.filter(isTrouble);
    if (failed.length === 0) break;
    await sleep(100 * 2 ** attempt);
    if (newEdits) {
      const again = part.filter((_, index) => isTrouble(rows[index]));
      const next = (await post(database, again, newEdits)).values();
      rows = rows.map((row) =>
        isTrouble(row) ? (next.next().value ?? row) : row,
      );
    } else {
      // Only failures have a row, and writing a revision twice changes nothing.
      const ids = new Set(failed.map(({ id }) => id));
      const again = part.filter((text) => ids.has(idOf(text)));
      const settled = rows.filter(({ id }) => !ids.has(id));
      rows = [...settled, ...(await post(database, again, newEdits))];
    }
  }
  return rows;
}

function isTrouble(row: Row | undefined): boolean {
  return row?.error !== undefined && !final.includes(row.error);
}

async function writeAll(
  database: Database,
  docs: readonly Draft[],
  newEdits: boolean,
): Promise<Row[]> {
  const rows: Row[] = [];
  let part: string[] = [];
  let size = 0;
  const flush = async () => {
    if (part.length > 0)
      rows.push(...(await persist(database, part, newEdits)));
    part = [];
    size = 0;
  };
  for (const doc of docs) {
    const text = JSON.stringify(doc);
    if (part.length >= together || size + text.length > roomy) await flush();
    part.push(text);
    size += text.length;
  }
  await flush();
  return rows;
}

/** A request that is too large is halved, down to the one document that is refused for its size. */
async function post(
  database: Database,
  part: readonly string[],
  newEdits: boolean,
): Promise<Row[]> {
  const body = `{"new_edits":${String(newEdits)},"docs":[${part.join(',')}]}`;
  try {
    return (await database.postText('/_bulk_docs', body)) as Row[];
  } catch (error) {
    if (!isStatus(error, 413)) throw error;
    const [first] = part;
    if (part.length === 1 && first !== undefined)
      return [{ id: idOf(first), error: 'too_large', reason: '' }];
    const half = Math.ceil(part.length / 2);
    return [
      ...(await post(database, part.slice(0, half), newEdits)),
      ...(await post(database, part.slice(half), newEdits)),
    ];
  }
}

function idOf(text: string): string {
  return (JSON.parse(text) as { _id: string })._id;
}
