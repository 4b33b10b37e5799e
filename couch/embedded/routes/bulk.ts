import { isObject, requireJsonType } from '../http/body.ts';
import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { incoming, requireId } from '../documents/incoming.ts';
import { openRevisions } from '../documents/open-revisions.ts';
import { present, type Extras } from '../documents/present.ts';
import { metadataOf } from '../documents/read.ts';
import { rowJson } from '../documents/row.ts';
import { writeDocs } from '../documents/write.ts';
import type { Database } from '../store/database.ts';
import { extrasOf } from './extras.ts';

async function save(call: Call): Promise<void> {
  const { node, db, user, res } = call;
  requireJsonType(call.req);
  const body = await jsonOf(call);
  const raw = body['docs'];
  if (!Array.isArray(raw))
    throw badRequest('POST body must include `docs` parameter.');
  const docs = raw.map((doc) =>
    incoming(doc, node.limits.maxDocumentSize, node.newId),
  );
  const newEdits = body['new_edits'] !== false;
  const rows = await node.pool.use(db, (database) =>
    writeDocs(node, database, user, { docs, newEdits }),
  );
  // Of replicated revisions CouchDB reports the refused ones only.
  const told = newEdits ? rows : rows.filter((row) => row.error);
  sendJson(res, 201, told.map(rowJson));
}

async function get(call: Call): Promise<void> {
  const { node, db, query, res } = call;
  requireJsonType(call.req);
  const { docs } = await jsonOf(call);
  if (!Array.isArray(docs)) throw badRequest("Missing JSON list of 'docs'.");
  const extras = extrasOf(query);
  const latest = query.flag('latest');
  const results = await node.pool.use(db, (database) =>
    Promise.all(docs.map((doc) => lookUp(database, doc, extras, latest))),
  );
  sendJson(res, 200, { results });
}

async function lookUp(
  database: Database,
  wanted: unknown,
  extras: Extras,
  latest: boolean,
): Promise<object> {
  if (!isObject(wanted)) throw badRequest('Each of docs must be an object');
  const id = requireId(wanted['id']);
  const rev = wanted['rev'];
  const revs = rev === undefined ? await winner(database, id) : [rev];
  if (!revs) {
    const error = {
      id,
      rev: 'undefined',
      error: 'not_found',
      reason: 'missing',
    };
    return { id, docs: [{ error }] };
  }
  const found = await openRevisions(database, id, revs, latest);
  const docs = found.map(async (each) =>
    'missing' in each
      ? {
          error: {
            id,
            rev: each.missing,
            error: 'not_found',
            reason: 'missing',
          },
        }
      : { ok: await present(database, each.metadata, each.stored, extras) },
  );
  return { id, docs: await Promise.all(docs) };
}

async function winner(
  database: Database,
  id: string,
): Promise<string[] | undefined> {
  const [metadata] = await metadataOf(database, [id]);
  return metadata && [metadata.winningRev];
}

export const bulkDocs: Endpoint = { access: 'member', methods: { POST: save } };
export const bulkGet: Endpoint = { access: 'member', methods: { POST: get } };
