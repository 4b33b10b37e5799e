import { requireJsonType } from '../http/body.ts';
import { jsonOf, type Endpoint } from '../http/call.ts';
import { badRequest } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { infoOf } from './database.ts';

/** The version whose API this is. */
const version = '3.5.0';

export const welcome: Endpoint = {
  access: 'anyone',
  methods: {
    GET: ({ res, node }) => {
      sendJson(res, 200, {
        couchdb: 'Welcome',
        version,
        uuid: node.uuid,
        features: [],
        vendor: { name: 'Portale Genitori, embedded over PouchDB' },
      });
    },
  },
};

export const up: Endpoint = {
  access: 'anyone',
  methods: {
    GET: ({ res, node }) => {
      if (node.ending.begun())
        sendJson(res, 404, { status: 'maintenance_mode' });
      else sendJson(res, 200, { status: 'ok', seeds: {} });
    },
  },
};

export const session: Endpoint = {
  access: 'user',
  methods: {
    GET: ({ res, user }) => {
      sendJson(res, 200, {
        ok: true,
        userCtx: { name: user.name, roles: user.roles },
        info: {
          authentication_handlers: ['jwt', 'default'],
          authenticated: user.by,
        },
      });
    },
  },
};

export const uuids: Endpoint = {
  access: 'user',
  methods: {
    GET: ({ res, node, query }) => {
      const count = Math.min(query.count('count') ?? 1, 1000);
      sendJson(
        res,
        200,
        { uuids: Array.from({ length: count }, node.newId) },
        { 'cache-control': 'no-store' },
      );
    },
  },
};

export const allDatabases: Endpoint = {
  access: 'server-admin',
  methods: {
    GET: ({ res, node, query }) => {
      const from = query.json('startkey') ?? query.json('start_key');
      const to = query.json('endkey') ?? query.json('end_key');
      const names = node.directory
        .names()
        .filter(
          (name) =>
            (typeof from !== 'string' || name >= from) &&
            (typeof to !== 'string' || name <= to),
        );
      if (query.flag('descending')) names.reverse();
      const skip = query.count('skip') ?? 0;
      sendJson(
        res,
        200,
        names.slice(skip, skip + (query.count('limit') ?? names.length)),
      );
    },
  },
};

export const databasesInfo: Endpoint = {
  access: 'server-admin',
  methods: {
    POST: async (call) => {
      requireJsonType(call.req);
      const { keys } = await jsonOf(call);
      if (!Array.isArray(keys)) throw badRequest('`keys` member must exist.');
      const infos = keys.map(async (key) => {
        const name = String(key);
        return call.node.directory.has(name)
          ? { key: name, info: await infoOf(call.node, name) }
          : { key: name, error: 'not_found' };
      });
      sendJson(call.res, 200, await Promise.all(infos));
    },
  },
};
