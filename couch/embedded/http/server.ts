import { createServer, type Server } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  requireDatabaseAdmin,
  requireMember,
  requireServerAdmin,
} from '../auth/access.ts';
import type { User } from '../auth/user.ts';
import type { Node } from '../node.ts';
import { requireLegalName } from '../store/names.ts';
import { databaseEndpoints, serverEndpoints } from '../routes/table.ts';
import type { Access, Call, Endpoint } from './call.ts';
import {
  CouchError,
  couchErrorOf,
  noDatabase,
  notFound,
  unauthorized,
} from './errors.ts';
import { queryOf } from './query.ts';
import { sendError } from './reply.ts';
import { routeOf } from './route.ts';

function endpointOf(db: string, name: string, method: string): Endpoint {
  const table = db === '' ? serverEndpoints : databaseEndpoints;
  if (Object.hasOwn(table, name) && table[name]) return table[name];
  // What is no endpoint would be a database, if it could be one.
  if (db === '' && method === 'PUT') requireLegalName(name);
  throw notFound('missing');
}

function methodOf(endpoint: Endpoint, method: string) {
  const handler =
    endpoint.methods[method] ??
    (method === 'HEAD' ? endpoint.methods['GET'] : undefined);
  if (handler) return handler;
  const allowed = Object.keys(endpoint.methods);
  if (allowed.includes('GET')) allowed.push('HEAD');
  throw new CouchError(
    405,
    'method_not_allowed',
    `Only ${allowed.join(',')} allowed`,
  );
}

async function requireAccess(
  node: Node,
  user: User,
  access: Access,
  db: string,
): Promise<void> {
  if (access === 'anyone') return;
  // CouchDB's require_valid_user.
  if (user.name === null) throw unauthorized('Authentication required.');
  if (access === 'server-admin') requireServerAdmin(user);
  if (access !== 'member' && access !== 'admin') return;
  if (!node.directory.has(db)) throw noDatabase();
  const { security } = await node.directory.settings(db);
  requireMember(user, security);
  if (access === 'admin') requireDatabaseAdmin(user, security);
}

async function answer(
  node: Node,
  identify: (req: IncomingMessage) => Promise<User>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const user = await identify(req);
  const [path, search] = splitUrl(req.url ?? '/');
  const { db, endpoint, rest } = routeOf(path);
  const method = req.method ?? 'GET';
  const target = endpointOf(db, endpoint, method);
  await requireAccess(node, user, target.access, db);
  const handler = methodOf(target, method);
  const query = queryOf(new URLSearchParams(search));
  const call: Call = { node, req, res, method, user, query, db, rest };
  await handler(call);
}

/** Unlike URL, keeps the path as it was sent. */
function splitUrl(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

export function createHttpServer(
  node: Node,
  identify: (req: IncomingMessage) => Promise<User>,
): Server {
  // A replicator may ask for many revisions in one address.
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (req, res) => {
    answer(node, identify, req, res).catch((error: unknown) => {
      sendError(res, couchErrorOf(error));
    });
  });
  // Feeds and slow uploads have limits of their own.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  return server;
}
