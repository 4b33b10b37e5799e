import { createHash } from 'node:crypto';
import { badRequest, CouchError, tooLarge } from '../http/errors.ts';
import { isObject } from '../http/body.ts';

export interface IncomingAttachment {
  content_type?: string;
  /** Absent for a stub: the bytes are those the previous revision has under this name. */
  data?: Buffer;
  digest?: string;
  stub?: true;
  length?: number;
  revpos?: number;
}

/** A document as a client sends it, checked and reduced to what is stored. */
export interface Incoming {
  _id: string;
  _rev?: string;
  _deleted?: boolean;
  _revisions?: { start: number; ids: string[] };
  _attachments?: Record<string, IncomingAttachment>;
  [field: string]: unknown;
}

const writable = new Set([
  '_id',
  '_rev',
  '_deleted',
  '_revisions',
  '_attachments',
]);
/** What a read adds and a client may send back. */
const derived = new Set([
  '_conflicts',
  '_deleted_conflicts',
  '_revs_info',
  '_local_seq',
]);

const illegalId = (reason: string) =>
  new CouchError(400, 'illegal_docid', reason);
const invalid = (reason: string) =>
  new CouchError(400, 'doc_validation', reason);

export function requireId(id: unknown): string {
  if (typeof id !== 'string') throw illegalId('Document id must be a string');
  if (id === '') throw illegalId('Document id must not be empty');
  if (id.startsWith('_') && !/^_(design|local)\/./.test(id)) {
    throw illegalId('Only reserved document ids may start with underscore.');
  }
  return id;
}

export function requireRev(rev: unknown): string {
  if (typeof rev === 'string' && /^\d+-[^-\s]+$/.test(rev)) return rev;
  throw badRequest('Invalid rev format');
}

function revisionsOf(value: unknown): { start: number; ids: string[] } {
  if (
    isObject(value) &&
    Number.isSafeInteger(value['start']) &&
    Array.isArray(value['ids']) &&
    value['ids'].length > 0 &&
    value['ids'].every((id): id is string => typeof id === 'string')
  )
    return { start: value['start'] as number, ids: value['ids'] };
  throw invalid('_revisions is malformed.');
}

/** PouchDB derives a revision from the document's JSON: the digest stands for the bytes there. */
export function digestible(data: Buffer): Buffer {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.length);
  const digest = createHash('md5').update(bytes).digest('base64');
  return Object.assign(data, { toJSON: () => digest });
}

function attachmentOf(name: string, value: unknown): IncomingAttachment {
  if (name.startsWith('_'))
    throw badRequest(
      `Attachment name '${name}' starts with prohibited character '_'`,
    );
  if (!isObject(value)) throw badRequest('Attachment must be a JSON object');
  const { content_type, data, digest, length, revpos } = value;
  const type =
    typeof content_type === 'string'
      ? content_type
      : 'application/octet-stream';
  if (Buffer.isBuffer(data))
    return { content_type: type, data: digestible(data) };
  if (typeof data === 'string') {
    if (!/^[A-Za-z0-9+/\s]*={0,2}$/.test(data))
      throw badRequest(`Invalid attachment data for ${name}`);
    return {
      content_type: type,
      data: digestible(Buffer.from(data, 'base64')),
    };
  }
  if (value['stub'] !== true && value['follows'] !== true)
    throw badRequest(`Invalid attachment data for ${name}`);
  return {
    stub: true,
    ...(typeof content_type === 'string' ? { content_type } : {}),
    ...(typeof digest === 'string' ? { digest } : {}),
    ...(typeof length === 'number' ? { length } : {}),
    ...(typeof revpos === 'number' ? { revpos } : {}),
  };
}

/** Throws 400 for what is not a document, 413 for one over `maxSize` bytes. */
export function incoming(
  raw: unknown,
  maxSize: number,
  newId: () => string,
): Incoming {
  if (!isObject(raw)) throw badRequest('Document must be a JSON object');
  const doc: Incoming = { _id: requireId(raw['_id'] ?? newId()) };
  for (const [field, value] of Object.entries(raw)) {
    if (!field.startsWith('_')) doc[field] = value;
    else if (!writable.has(field) && !derived.has(field))
      throw invalid(`Bad special document member: ${field}`);
  }
  // A lone character is at most 3 bytes of UTF-8, so most documents need no second look.
  const json = JSON.stringify(doc);
  if (json.length * 3 > maxSize && Buffer.byteLength(json) > maxSize)
    throw tooLarge('document_too_large', doc._id);
  if (raw['_rev'] !== undefined) doc._rev = requireRev(raw['_rev']);
  if (raw['_deleted'] === true) doc._deleted = true;
  else if (raw['_deleted'] !== undefined && raw['_deleted'] !== false)
    throw invalid('_deleted must be a boolean.');
  if (raw['_revisions'] !== undefined)
    doc._revisions = revisionsOf(raw['_revisions']);
  const attachments = raw['_attachments'];
  if (attachments !== undefined) {
    if (!isObject(attachments))
      throw badRequest('_attachments must be a JSON object');
    const names = Object.entries(attachments);
    if (names.length > 0) {
      doc._attachments = Object.fromEntries(
        names.map(([name, value]) => [name, attachmentOf(name, value)]),
      );
    }
  }
  return doc;
}
