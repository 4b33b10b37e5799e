import { type Call, type Endpoint, jsonOf } from '../http/call.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import type { Query } from '../http/query.ts';
import { incoming, requireRev, type Incoming } from '../documents/incoming.ts';
import { isLocal, readLocal } from '../documents/local.ts';
import { openRevisions } from '../documents/open-revisions.ts';
import { present, type Extras } from '../documents/present.ts';
import { bodyOf, metadataOf } from '../documents/read.ts';
import { writeDocs } from '../documents/write.ts';
import { latestOf } from '../store/rev-tree.ts';
import type { Database } from '../store/database.ts';
import type { Metadata, StoredDoc } from '../store/layout.ts';
import { multipartDocument, sendOpenRevisions } from './multipart.ts';

export function extrasOf(query: Query): Extras {
  return {
    revs: query.flag('revs'),
    revs_info: query.flag('revs_info'),
    conflicts: query.flag('conflicts'),
    deleted_conflicts: query.flag('deleted_conflicts'),
    local_seq: query.flag('local_seq'),
    meta: query.flag('meta'),
    attachments: query.flag('attachments'),
  };
}

/** The revision asked for, or the winner; 404 'missing' or 'deleted' as CouchDB. */
export async function findRevision(
  database: Database,
  id: string,
  rev: string | undefined,
  latest = false,
): Promise<{ metadata: Metadata; stored: StoredDoc }> {
  const [metadata] = await metadataOf(database, [id]);
  if (!metadata) throw notFound();
  if (rev === undefined && metadata.deleted) throw notFound('deleted');
  const wanted = rev ?? metadata.winningRev;
  const [leaf] = latest ? latestOf(metadata, wanted) : [];
  const stored = await bodyOf(database, metadata, leaf ?? wanted);
  if (!stored) throw notFound();
  return { metadata, stored };
}

async function read(call: Call): Promise<void> {
  const { node, db, query, res, req } = call;
  const [id = ''] = call.rest;
  await node.pool.use(db, async (database) => {
    if (isLocal(id)) {
      sendJson(res, 200, await readLocal(database, id));
      return;
    }
    if (query.has('open_revs')) {
      const found = await openRevisions(database, id, {
        revs:
          query.text('open_revs') === 'all' ? 'all' : query.json('open_revs'),
        latest: query.flag('latest'),
        extras: extrasOf(query),
      });
      await sendOpenRevisions(call, database, found);
      return;
    }
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
    const doc = await present(database, metadata, stored, extrasOf(query));
    sendJson(res, 200, doc, { etag });
  });
}

/** The base revision from the body, `?rev=` or If-Match, which must agree. */
function baseRevision(
  { query, req }: Call,
  fromBody: unknown,
): string | undefined {
  const given = [
    fromBody,
    query.text('rev'),
    req.headers['if-match']?.replaceAll('"', ''),
  ].filter((rev) => rev !== undefined && rev !== '');
  const [rev] = given;
  if (given.some((each) => each !== rev)) {
    throw badRequest(
      'Document rev from request body and query string have different values',
    );
  }
  return rev === undefined ? undefined : requireRev(rev);
}

async function save(call: Call): Promise<void> {
  const { query, req, node } = call;
  const [id = ''] = call.rest;
  const type = req.headers['content-type'] ?? '';
  const raw = /^multipart\/related\b/i.test(type)
    ? await multipartDocument(call, type)
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
  await answerWrite(call, doc, newEdits, 201);
}

async function remove(call: Call): Promise<void> {
  const { node, db } = call;
  const [id = ''] = call.rest;
  const rev = baseRevision(call, undefined);
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
  await answerWrite(call, doc, true, 200);
}

/** Writes one document and answers with its row, or with its error as the status. */
export async function answerWrite(
  { node, db, user, res }: Call,
  doc: Incoming,
  newEdits: boolean,
  status: number,
): Promise<void> {
  const [row] = await node.pool.use(db, (database) =>
    writeDocs(node, database, user, { docs: [doc], newEdits }),
  );
  if (!row || row.error) throw row?.error ?? notFound();
  const { id, rev } = row;
  sendJson(
    res,
    status,
    { ok: true, id, rev },
    {
      etag: `"${rev}"`,
      location: `/${encodeURIComponent(db)}/${encodeURIComponent(id)}`,
    },
  );
}

export const document: Endpoint = {
  access: 'member',
  methods: { GET: read, PUT: save, DELETE: remove },
};
