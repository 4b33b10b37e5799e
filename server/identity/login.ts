import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import { AppError, badRequest } from '../errors.ts';
import { gone } from '../middleware/gone.ts';
import { bodyWith, jsonBody } from '../middleware/json-body.ts';
import type { Attempts } from './attempts.ts';
import type { Claims } from './claims.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { Credentials } from './local/accounts.ts';
import type { Membership } from './membership.ts';
import { openSession, type OpenDeps } from './open-session.ts';

export interface LoginDeps extends OpenDeps {
  local: IdentityProvider<Credentials>;
  membership: Membership;
  attempts: Attempts;
}

/** `POST /auth/login`, for anybody, within limits: user name and password of an account of our own. */
export function loginRoute(deps: LoginDeps): Middleware {
  const router = new Router({ prefix: '/auth', sensitive: true, strict: true });
  router.post('/login', jsonBody(4096), (ctx) =>
    login(deps, ctx as unknown as Context),
  );
  return router.routes() as unknown as Middleware;
}

async function login(deps: LoginDeps, ctx: Context): Promise<void> {
  const { local, membership, attempts, now } = deps;
  const credentials = credentialsOf(ctx);
  const signal = gone(ctx.res);
  await attempts.begin(credentials.username, ctx.ip);
  const identity = await local.identify(credentials, signal);
  if (!identity) throw new AppError('credentials');
  await attempts.succeeded(credentials.username, ctx.ip);
  const { id, person, family } = identity.account;
  // Whoever has left the household has nothing to enter, and is told no more than with a wrong password.
  if (person && family && !(await membership({ person, family }, signal)))
    throw new AppError('credentials');
  const at = now().toISOString();
  const claims: Claims = {
    ...({ scheme: 'local', issuer: 'local', level: 1 } as const),
    ...{ subject: id, at },
  };
  ctx.body = await openSession(deps, ctx, claims, identity);
}

function credentialsOf(ctx: Context): Credentials {
  const { username, password } = bodyWith(ctx, ['username', 'password']);
  if (typeof username !== 'string' || !username || username.length > 200)
    throw badRequest('username is a text of 1 to 200 characters');
  if (typeof password !== 'string' || !password || password.length > 1000)
    throw badRequest('password is a text of 1 to 1000 characters');
  return { username, password };
}
