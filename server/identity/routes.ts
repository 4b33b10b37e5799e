import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { SessionView } from '#model/phone-protocol.ts';
import { AppError, badRequest, notFound } from '../errors.ts';
import { gone } from '../middleware/gone.ts';
import { bodyWith, jsonBody } from '../middleware/json-body.ts';
import type { Attempts } from './attempts.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { Credentials } from './local/accounts.ts';
import type { Membership } from './membership.ts';
import { clearSession, secretOf, setSession } from './session-cookie.ts';
import type { Session, Sessions } from './sessions.ts';

export interface IdentityDeps {
  local: IdentityProvider<Credentials>;
  sessions: Sessions;
  membership: Membership;
  attempts: Attempts;
  comune: SessionView['comune'];
  sessionDays: number;
}

/** Bytes of a login; two short texts. */
const bodyBytes = 4096;

/**
 * Login: anybody, within limits. Session and logout: whoever holds a session, of either role; a session tells and ends
 * only itself and its own account's others.
 */
export function identityRoutes(deps: IdentityDeps): Middleware {
  const router = new Router({ prefix: '/auth', sensitive: true, strict: true });
  const read = jsonBody(bodyBytes);
  router.post('/login', read, (ctx) => login(deps, ctx as unknown as Context));
  router.post('/logout', (ctx) => logout(deps, ctx as unknown as Context));
  router.get('/session', (ctx) => show(deps, ctx as unknown as Context));
  router.get('/sessions', (ctx) => list(deps, ctx as unknown as Context));
  router.post('/sessions/end', read, (ctx) =>
    endOne(deps, ctx as unknown as Context),
  );
  return router.routes() as unknown as Middleware;
}

async function login(
  { local, sessions, membership, attempts, comune, sessionDays }: IdentityDeps,
  ctx: Context,
): Promise<void> {
  const credentials = credentialsOf(ctx);
  const signal = gone(ctx.res);
  await attempts.begin(credentials.username, ctx.ip);
  const identity = await local.identify(credentials, signal);
  if (!identity) throw new AppError('credentials');
  await attempts.succeeded(credentials.username, ctx.ip);
  const { person, family } = identity.account;
  // Whoever has left the household has nothing to enter, and is told no more than with a wrong password.
  if (person && family && !(await membership({ person, family }, signal)))
    throw new AppError('credentials');
  // A new id at every login; the one that came may have been planted, and is worth nothing from now on.
  const former = secretOf(ctx.req);
  const { secret, session } = await sessions.open(identity, local.name);
  const old = former && (await sessions.read(former));
  if (old) await sessions.end(old._id);
  setSession(ctx, secret, sessionDays);
  ctx.body = viewOf(session, comune);
}

function credentialsOf(ctx: Context): Credentials {
  const { username, password } = bodyWith(ctx, ['username', 'password']);
  if (typeof username !== 'string' || !username || username.length > 200)
    throw badRequest('username is a text of 1 to 200 characters');
  if (typeof password !== 'string' || !password || password.length > 1000)
    throw badRequest('password is a text of 1 to 1000 characters');
  return { username, password };
}

async function logout({ sessions }: IdentityDeps, ctx: Context): Promise<void> {
  const secret = secretOf(ctx.req);
  const session = secret && (await sessions.read(secret));
  if (session) await sessions.end(session._id);
  clearSession(ctx);
  ctx.body = { ok: true };
}

async function show(deps: IdentityDeps, ctx: Context): Promise<void> {
  const session = await sessionOf(deps, ctx);
  ctx.body = viewOf(session, deps.comune);
}

async function list(deps: IdentityDeps, ctx: Context): Promise<void> {
  const { _id, account } = await sessionOf(deps, ctx);
  const all = await deps.sessions.list(account);
  ctx.body = {
    sessions: all.map((one) => ({ ...one, current: one.id === _id })),
  };
}

async function endOne(deps: IdentityDeps, ctx: Context): Promise<void> {
  const { account } = await sessionOf(deps, ctx);
  const { id } = bodyWith(ctx, ['id']);
  const own = await deps.sessions.list(account);
  const found = own.find((one) => one.id === id);
  if (!found) throw notFound();
  await deps.sessions.end(found.id);
  ctx.body = { ok: true };
}

/** @throws AppError 'signed-out' */
async function sessionOf(
  { sessions, membership }: IdentityDeps,
  ctx: Context,
): Promise<Session> {
  const secret = secretOf(ctx.req);
  const signal = gone(ctx.res);
  const session = secret && (await sessions.read(secret, signal));
  if (!session) throw new AppError('signed-out');
  const { person, family } = session.account;
  if (!person || !family || (await membership({ person, family }, signal)))
    return session;
  await sessions.end(session._id);
  clearSession(ctx);
  throw new AppError('signed-out');
}

function viewOf(
  { account }: Session,
  comune: SessionView['comune'],
): SessionView {
  return { account, comune };
}
