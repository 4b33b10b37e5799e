import { requireDatabaseAdmin, securityOf } from '../auth/access.ts';
import { parseJson } from '../http/body.ts';
import { bodyOf, jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { listLocal } from '../documents/local.ts';

async function requireAdmin({ node, db, user }: Call): Promise<void> {
  requireDatabaseAdmin(user, (await node.directory.settings(db)).security);
}

export const security: Endpoint = {
  access: 'member',
  methods: {
    GET: async ({ node, db, res }) => {
      sendJson(res, 200, (await node.directory.settings(db)).security);
    },
    PUT: async (call) => {
      const { node, db, res } = call;
      await requireAdmin(call);
      const next = securityOf(await jsonOf(call));
      await node.directory.configure(db, { security: next });
      sendJson(res, 200, { ok: true });
    },
  },
};

export const revsLimit: Endpoint = {
  access: 'member',
  methods: {
    GET: async ({ node, db, res }) => {
      sendJson(res, 200, (await node.directory.settings(db)).revsLimit);
    },
    PUT: async (call) => {
      const { node, db, res } = call;
      await requireAdmin(call);
      const limit = parseJson(await bodyOf(call));
      if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1)
        throw badRequest('`limit` must be a positive integer');
      await node.directory.configure(db, { revsLimit: limit });
      // PouchDB takes the limit when it opens a database.
      await node.pool.evict(db);
      sendJson(res, 200, { ok: true });
    },
  },
};

export const compact: Endpoint = {
  access: 'admin',
  methods: {
    POST: async ({ node, db, res }) => {
      await node.pool.use(db, (database) =>
        database.exclusive(() =>
          database.gate.removing(() => database.pouch.compact()),
        ),
      );
      sendJson(res, 202, { ok: true });
    },
  },
};

export const localDocs: Endpoint = {
  access: 'admin',
  methods: {
    GET: async ({ node, db, res }) => {
      const docs = await node.pool.use(db, listLocal);
      sendJson(res, 200, {
        total_rows: docs.length,
        offset: 0,
        rows: docs.map((doc) => ({
          id: doc._id,
          key: doc._id,
          value: { rev: doc._rev },
        })),
      });
    },
  },
};
