import { requireJsonType } from '../http/body.ts';
import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { incoming } from '../documents/incoming.ts';
import { rowJson } from '../documents/row.ts';
import { writeDocs } from '../documents/write.ts';

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

export const bulkDocs: Endpoint = { access: 'member', methods: { POST: save } };
