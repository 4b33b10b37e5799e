import { requireJsonType, isObject } from '../http/body.ts';
import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest, CouchError, notFound } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { omit } from '../documents/omit.ts';
import { requireDatabaseAdmin } from '../auth/access.ts';
import type { Database } from '../store/database.ts';
import { forgetSources } from '../validate/sources.ts';

/** CouchDB's default number of documents. */
const pageSize = 25;

/** What pouchdb-find throws without a status is always about the request. */
function refuse(error: unknown): never {
  if (error instanceof CouchError) throw error;
  const message = error instanceof Error ? error.message : String(error);
  const reason =
    typeof error === 'object' && error !== null && 'reason' in error
      ? String(error.reason)
      : message;
  throw /sort|index/i.test(reason)
    ? new CouchError(400, 'no_usable_index', reason)
    : badRequest(reason);
}

async function selectorRequest(call: Call): Promise<Record<string, unknown>> {
  requireJsonType(call.req);
  const body = await jsonOf(call);
  if (!isObject(body['selector']))
    throw new CouchError(
      400,
      'missing_required_key',
      'Missing required key: selector',
    );
  // What pouchdb-find does not know.
  return {
    limit: pageSize,
    ...omit(body, 'bookmark', 'execution_stats', 'r', 'update'),
  };
}

async function find(call: Call): Promise<void> {
  const request = await selectorRequest(call);
  const found = await call.node.pool.use(call.db, (database) =>
    database.gate.reading(() => database.pouch.find(request)).catch(refuse),
  );
  sendJson(call.res, 200, { bookmark: 'nil', ...(found as object) });
}

async function explain(call: Call): Promise<void> {
  const request = await selectorRequest(call);
  const plan = await call.node.pool.use(call.db, (database) =>
    database.pouch.explain(request).catch(refuse),
  );
  sendJson(call.res, 200, { ...(plan as object), dbname: call.db });
}

/** An index is a design document, so its write takes the same turn and tells the same feeds. */
async function changeIndexes<T>(
  { node, db, user }: Call,
  change: (database: Database) => Promise<T>,
): Promise<T> {
  const { security } = await node.directory.settings(db);
  requireDatabaseAdmin(user, security);
  return node.pool.use(db, (database) =>
    database.exclusive(async () => {
      const before = database.updateSeq();
      const result = await change(database).catch(refuse);
      forgetSources(database);
      await database.written();
      if (database.updateSeq() !== before) node.written(db);
      return result;
    }),
  );
}

async function createIndex(call: Call): Promise<void> {
  requireJsonType(call.req);
  const body = await jsonOf(call);
  if (!isObject(body['index']))
    throw new CouchError(
      400,
      'missing_required_key',
      'Missing required key: index',
    );
  const { name, ddoc, index } = body;
  const created = await changeIndexes(call, ({ pouch }) =>
    pouch.createIndex({
      index: {
        ...(index as object),
        ...(name ? { name } : {}),
        ...(ddoc ? { ddoc } : {}),
      },
    }),
  );
  sendJson(call.res, 200, created);
}

async function listIndexes({ node, db, res }: Call): Promise<void> {
  sendJson(
    res,
    200,
    await node.pool.use(db, ({ pouch }) => pouch.getIndexes()),
  );
}

/** `DELETE /{db}/_index/{ddoc}/json/{name}` */
async function deleteIndex(call: Call): Promise<void> {
  const parts = call.rest[0] === '_design' ? call.rest.slice(1) : call.rest;
  const [ddoc = '', type = 'json', name = ''] = parts;
  if (ddoc === '' || name === '') throw notFound('missing');
  await changeIndexes(call, ({ pouch }) =>
    pouch.deleteIndex({
      ddoc: ddoc.startsWith('_design/') ? ddoc : `_design/${ddoc}`,
      type,
      name,
    }),
  );
  sendJson(call.res, 200, { ok: true });
}

export const findDocs: Endpoint = { access: 'member', methods: { POST: find } };
export const explainFind: Endpoint = {
  access: 'member',
  methods: { POST: explain },
};
export const indexes: Endpoint = {
  access: 'member',
  methods: { GET: listIndexes, POST: createIndex, DELETE: deleteIndex },
};
