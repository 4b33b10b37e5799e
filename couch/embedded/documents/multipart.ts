import { gunzipSync } from 'node:zlib';
import { badRequest } from '../http/errors.ts';
import { isObject, parseJson, requireObject } from '../http/body.ts';
import {
  buildMultipart,
  parseMultipart,
  type Part,
} from '../http/multipart.ts';
import type { Database } from '../store/database.ts';
import type { Metadata, StoredDoc } from '../store/layout.ts';
import { historyOf } from '../store/rev-tree.ts';
import { omit } from './omit.ts';
import { present, type Extras } from './present.ts';
import { attachmentBytes } from './read.ts';

/**
 * A document as `multipart/related` (CouchDB's "Creating Multiple Attachments"): the first part is
 * its JSON, the others the bytes of the attachments that say `follows`, by file name or in order.
 */
export function readRelated(
  body: Buffer,
  type: string,
  maxSize: number,
): Record<string, unknown> {
  const [json, ...files] = parseMultipart(body, type);
  if (!json) throw badRequest('multipart body without a document');
  const doc = requireObject(parseJson(json.body));
  const attachments = doc['_attachments'];
  if (!isObject(attachments)) return doc;
  for (const [name, about] of Object.entries(attachments)) {
    if (!isObject(about) || about['follows'] !== true) continue;
    const part = takePart(files, name);
    attachments[name] = {
      ...omit(about, 'follows', 'encoding', 'encoded_length'),
      data:
        about['encoding'] === 'gzip' ? inflate(part.body, maxSize) : part.body,
    };
  }
  return doc;
}

function takePart(files: Part[], name: string): Part {
  const named = files.findIndex(
    ({ headers }) => fileNameIn(headers['content-disposition'] ?? '') === name,
  );
  const [part] = files.splice(Math.max(named, 0), 1);
  if (part) return part;
  throw badRequest(`Attachment ${name} does not follow`);
}

function fileNameIn(disposition: string): string | undefined {
  return /filename="([^"]*)"/i.exec(disposition)?.[1];
}

function inflate(data: Buffer, maxOutputLength: number): Buffer {
  try {
    return gunzipSync(new Uint8Array(data), { maxOutputLength });
  } catch {
    throw badRequest('Attachment is not valid gzip');
  }
}

const json = (doc: object): Part => ({
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(doc)),
});

/**
 * A revision as one part: plain JSON without attachments to send, multipart/related with. Those the
 * reader has already, having one of the revisions `since`, are stubs.
 */
export async function relatedPart(
  database: Database,
  metadata: Metadata,
  stored: StoredDoc,
  extras: Extras,
  since: readonly string[],
): Promise<Part> {
  const doc = await present(database, metadata, stored, {
    ...extras,
    attachments: false,
  });
  const known = knownPosition(metadata, stored._rev, since);
  const files = Object.entries(stored._attachments ?? {}).filter(
    ([, each]) => each.revpos > known,
  );
  if (files.length === 0) return json(doc);
  const about = doc['_attachments'] as Record<string, Record<string, unknown>>;
  for (const [name] of files) {
    about[name] = { ...omit(about[name] ?? {}, 'stub'), follows: true };
  }
  const parts = files.map(async ([name, each]) => ({
    headers: {
      'content-disposition': `attachment; filename="${name}"`,
      'content-type': each.content_type,
      'content-length': String(each.length),
    },
    body: await attachmentBytes(database, each),
  }));
  const { type, body } = buildMultipart('related', [
    json(doc),
    ...(await Promise.all(parts)),
  ]);
  return { headers: { 'content-type': type }, body };
}

/** Position of the newest revision in `since` that `rev` descends from; 0 for none. */
function knownPosition(
  metadata: Metadata,
  rev: string,
  since: readonly string[],
): number {
  const shared = (historyOf(metadata, rev) ?? []).find((step) =>
    since.includes(step.rev),
  );
  return shared ? Number.parseInt(shared.rev, 10) : 0;
}
