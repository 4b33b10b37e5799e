import {
  bodyOf as requestBody,
  jsonOf,
  type Call,
  type Endpoint,
} from '../http/call.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { findRevision } from '../documents/find-revision.ts';
import { incoming, requireRev } from '../documents/incoming.ts';
import { isLocal, readLocal } from '../documents/local.ts';
import { readRelated, relatedPart } from '../documents/multipart.ts';
import { present } from '../documents/present.ts';
import { metadataOf } from '../documents/read.ts';
import type { Database } from '../store/database.ts';
import { extrasOf } from './extras.ts';
import { sendOpenRevisions } from './open-revisions.ts';
import { baseRevision, saveOne } from './save-one.ts';

async function read(call: Call): Promise<void> {
  const { node, db, query, res } = call;
  const [id = ''] = call.rest;
  await node.pool.use(db, async (database) => {
    if (isLocal(id)) sendJson(res, 200, await readLocal(database, id));
    else if (query.has('open_revs'))
      await sendOpenRevisions(call, database, id, extrasOf(query));
    else await sendRevision(call, database, id);
  });
}

async function sendRevision(
  { query, req, res }: Call,
  database: Database,
  id: string,
): Promise<void> {
  const rev = query.text('rev');
  const { metadata, stored } = await findRevision(
    database,
    id,
    rev === undefined ? undefined : requireRev(rev),
    query.flag('latest'),
  );
  const etag = `"${stored._rev}"`;
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304, { etag }).end();
    return;
  }
  const extras = extrasOf(query);
  if (extras.attachments && req.headers.accept?.includes('multipart/related')) {
    const part = await relatedPart(database, metadata, stored, extras, []);
    res.writeHead(200, { ...part.headers, etag }).end(part.body);
    return;
  }
  const doc = await present(database, metadata, stored, extras);
  sendJson(res, 200, doc, { etag });
}

async function save(call: Call): Promise<void> {
  const { query, req, node } = call;
  const [id = ''] = call.rest;
  const type = req.headers['content-type'] ?? '';
  const raw = /^multipart\/related\b/i.test(type)
    ? readRelated(await requestBody(call), type, node.limits.maxRequestSize)
    : await jsonOf(call);
  if (raw['_id'] !== undefined && raw['_id'] !== id)
    throw badRequest('Document ID must match the ID in the URL');
  const rev = baseRevision(call, raw['_rev']);
  const doc = incoming(
    { ...raw, _id: id, ...(rev === undefined ? {} : { _rev: rev }) },
    node.limits.maxDocumentSize,
    node.newId,
  );
  const newEdits = !query.has('new_edits') || query.flag('new_edits');
  await saveOne(call, doc, { newEdits });
}

async function remove(call: Call): Promise<void> {
  const { node, db } = call;
  const [id = ''] = call.rest;
  const rev = baseRevision(call);
  if (!isLocal(id)) {
    const [metadata] = await node.pool.use(db, (database) =>
      metadataOf(database, [id]),
    );
    if (!metadata) throw notFound();
    if (metadata.deleted && rev === undefined) throw notFound('deleted');
  }
  const doc = {
    _id: id,
    _deleted: true,
    ...(rev === undefined ? {} : { _rev: rev }),
  };
  await saveOne(call, doc, { status: 200 });
}

export const document: Endpoint = {
  access: 'member',
  methods: { GET: read, PUT: save, DELETE: remove },
};
