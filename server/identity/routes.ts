import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { badRequest, notFound } from '../errors.ts';
import { bodyWith, jsonBody } from '../middleware/json-body.ts';
import { currentSession, type CurrentDeps } from './current-session.ts';
import { viewOf, type OpenDeps } from './open-session.ts';
import { clearSession, sessionCookieOf } from './session-cookie.ts';
import type { RefuseUnproved } from './session/proved-lately.ts';
import type { Session } from './session/session.ts';
import { infoOf } from './sessions.ts';

export interface SessionDeps extends OpenDeps, CurrentDeps {
  refuseUnproved: RefuseUnproved;
}

/** Bytes of a call; an id. */
const bodyBytes = 4096;

/**
 * A person's own sessions. Who may call: whoever holds a session, of either role; it tells and ends only itself and its
 * own account's others, and others only when they have shown again who they are. Logout: anybody.
 */
export function sessionRoutes(deps: SessionDeps): Middleware {
  const router = new Router({ prefix: '/auth', sensitive: true, strict: true });
  const read = jsonBody(bodyBytes);
  router.post('/logout', (ctx) => logout(deps, ctx as unknown as Context));
  router.get('/session', (ctx) => show(deps, ctx as unknown as Context));
  router.get('/sessions', (ctx) => list(deps, ctx as unknown as Context));
  router.post('/sessions/end', read, (ctx) =>
    end(deps, ctx as unknown as Context),
  );
  return router.routes() as unknown as Middleware;
}

/** May come late, from a device that signed out without a network: it ends the session whose cookie it carries, no other. */
async function logout({ sessions }: SessionDeps, ctx: Context): Promise<void> {
  const cookie = sessionCookieOf(ctx.req);
  const session =
    cookie === undefined ? undefined : await runningOf(sessions, cookie);
  if (session) await sessions.end(session._id);
  clearSession(ctx);
  ctx.body = { ok: true };
}

/** Whoever signs out need not be told that they already are. */
async function runningOf(
  sessions: SessionDeps['sessions'],
  cookie: string,
): Promise<Session | undefined> {
  try {
    return await sessions.read(cookie);
  } catch (error) {
    if ((error as { wipe?: boolean }).wipe) return undefined;
    throw error;
  }
}

async function show(deps: SessionDeps, ctx: Context): Promise<void> {
  ctx.body = viewOf(await currentSession(deps, ctx), deps.comune);
}

async function list(deps: SessionDeps, ctx: Context): Promise<void> {
  const { _id, account } = await currentSession(deps, ctx);
  const own = await deps.sessions.of(account.id);
  ctx.body = { sessions: own.map((one) => infoOf(one, _id)) };
}

async function end(deps: SessionDeps, ctx: Context): Promise<void> {
  const session = await currentSession(deps, ctx);
  const { _id, account } = session;
  const { id, others, wipe } = bodyWith(ctx, ['id', 'others', 'wipe']);
  if (wipe !== undefined && typeof wipe !== 'boolean')
    throw badRequest('wipe is true or false');
  if ((typeof id === 'string') === (others === true))
    throw badRequest('either id or others');
  const own = await deps.sessions.of(account.id);
  const meant = own.filter((one) =>
    others === true ? one._id !== _id : one._id === id,
  );
  if (others !== true && meant.length === 0) throw notFound();
  if (meant.some((one) => one._id !== _id)) await deps.refuseUnproved(session);
  for (const one of meant)
    await deps.sessions.end(one._id, { wipe: wipe === true });
  ctx.body = { ok: true };
}
