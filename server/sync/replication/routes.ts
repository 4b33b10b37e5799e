import type { Context, Middleware } from 'koa';
import { AppError, notFound } from '../../errors.ts';
import { admit } from './admit.ts';
import { handlerFor } from './allow-list.ts';
import { basicIn } from './basic.ts';
import type { ReplicationDeps } from './deps.ts';
import { guardOf } from './guard.ts';
import { openFeeds } from './open-feeds.ts';

const feedCap = 55_000;
const recheck = 700;

/**
 * CouchDB's replication protocol under `/db/<database>`, for staff tools: any CouchDB or PouchDB, with a staff account's
 * user name and password. Whatever is not in the allow-list, or not the caller's, is not there.
 */
export function replicationRoutes(deps: ReplicationDeps): Middleware {
  const { couch, door, log, feedMs = feedCap, recheckMs = recheck } = deps;
  const guard = guardOf(door);
  const feeds = openFeeds(door, log, recheckMs);
  return async (ctx) => {
    const [area, name, ...parts] = partsOf(ctx.path);
    if (area !== 'db') throw notFound();
    refuseOtherSites(ctx);
    const credentials = basicIn(ctx.get('Authorization'));
    const identity = credentials && (await guard(credentials, ctx.ip));
    if (!credentials || !identity) throw unknown(ctx);
    ctx.set('Cache-Control', 'no-store');
    ctx.set('X-Content-Type-Options', 'nosniff');
    if (name === undefined) {
      welcome(ctx, identity.roles);
      return;
    }
    const database = admit(name, identity.roles);
    const query = new URLSearchParams(ctx.querystring);
    const handler = handlerFor(ctx.method, parts, query);
    if (!database || !handler) throw notFound();
    const { username } = credentials;
    await handler({
      ctx,
      database,
      username,
      identity,
      couch: couch.as({ role: database.role, sub: username }),
      root: `/${encodeURIComponent(name)}`,
      parts,
      query,
      signal: goneOf(ctx),
      feeds,
      feedMs,
    });
  };
}

/** Empty parts at the end do not count: replicators write the database with and without a slash. */
function partsOf(path: string): string[] {
  const raw = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  try {
    // Some write the slash of `_local/` escaped.
    return raw.flatMap((part) =>
      decodeURIComponent(part).split(/(?<=^_local)\//),
    );
  } catch {
    throw notFound();
  }
}

/** A browser that has been told the password sends it with every request, whoever asks for it. */
function refuseOtherSites(ctx: Context): void {
  const site = ctx.get('Sec-Fetch-Site');
  if (site && site !== 'same-origin' && site !== 'none')
    throw new AppError('cross-site');
}

function unknown(ctx: Context): AppError {
  ctx.set('WWW-Authenticate', 'Basic realm="replication", charset="UTF-8"');
  return new AppError('credentials');
}

/** What a replicator asks a server before it asks for a database. */
function welcome(ctx: Context, roles: readonly string[]): void {
  if (roles.length === 0) throw notFound();
  if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw notFound();
  ctx.body = { couchdb: 'Welcome', vendor: { name: 'Portale Genitori' } };
}

function goneOf(ctx: Context): AbortSignal {
  const gone = new AbortController();
  ctx.res.once('close', () => {
    gone.abort();
  });
  return gone.signal;
}
