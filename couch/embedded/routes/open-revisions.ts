import type { Call } from '../http/call.ts';
import { buildMultipart, type Part } from '../http/multipart.ts';
import { sendJson } from '../http/reply.ts';
import { relatedPart } from '../documents/multipart.ts';
import {
  openRevisions,
  type OpenRevision,
} from '../documents/open-revisions.ts';
import { present, type Extras } from '../documents/present.ts';
import type { Database } from '../store/database.ts';

/** As CouchDB: multipart unless the Accept header leaves it out. */
function acceptsMixed(accept: string | undefined): boolean {
  return accept === undefined || /\*\/\*|multipart\/(\*|mixed)/i.test(accept);
}

function sinceOf({ query }: Call): string[] {
  const since = query.json('atts_since');
  return Array.isArray(since) ? since.map(String) : [];
}

/** `GET /{db}/{doc}?open_revs=`: as JSON, or as the multipart/mixed a CouchDB replicator reads. */
export async function sendOpenRevisions(
  call: Call,
  database: Database,
  id: string,
  extras: Extras,
): Promise<void> {
  const { query, req, res } = call;
  const all = query.text('open_revs') === 'all';
  const found = await openRevisions(
    database,
    id,
    all ? 'all' : query.json('open_revs'),
    query.flag('latest'),
  );
  if (!acceptsMixed(req.headers.accept)) {
    const items = found.map(async (each) =>
      'missing' in each
        ? each
        : { ok: await present(database, each.metadata, each.stored, extras) },
    );
    sendJson(res, 200, await Promise.all(items));
    return;
  }
  const since = sinceOf(call);
  const parts = await Promise.all(
    found.map((each) => partOf(database, each, extras, since)),
  );
  const { type, body } = buildMultipart('mixed', parts);
  res.writeHead(200, { 'content-type': type, 'content-length': body.length });
  res.end(body);
}

async function partOf(
  database: Database,
  each: OpenRevision,
  extras: Extras,
  since: string[],
): Promise<Part> {
  if ('missing' in each) {
    return {
      headers: { 'content-type': 'application/json; error="true"' },
      body: Buffer.from(JSON.stringify(each)),
    };
  }
  // With `attachments=true` or `atts_since` the bytes travel; else the stubs do.
  const { metadata, stored } = each;
  return await relatedPart(database, metadata, stored, extras, since);
}
