import type { Middleware } from 'koa';
import { traceOf } from '../../log.ts';
import { paths } from './addresses.ts';
import type { CohesionDeps } from './deps.ts';

/**
 * Whoever signs out here is signed out at Cohesion too: on its server at once, without keeping them waiting; `next`
 * tells the app where the browser's own traces there are removed.
 */
export function signOutAlong({ live, ask, log }: CohesionDeps): Middleware {
  return async (ctx, next) => {
    await next();
    if (ctx.method !== 'POST' || ctx.path !== '/auth/logout') return;
    const session = await live.take(ctx);
    if (!session) return;
    ctx.body = { ...(ctx.body as object), next: paths.logout };
    ask.signOut(session).catch((error: unknown) => {
      log.warn('session at Cohesion not ended', traceOf(error));
    });
  };
}
