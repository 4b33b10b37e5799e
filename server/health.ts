import type { Middleware } from 'koa';
import { portal, portalRole } from '#model/databases.ts';
import type { Couch } from './couch/couch.ts';
import { AppError } from './errors.ts';

/** `/healthz`: this process runs. `/readyz`: it can serve, CouchDB included. For whoever watches the machine; they tell nothing else. */
export function health(couch: Couch, stopping: () => boolean): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== '/healthz' && ctx.path !== '/readyz') {
      await next();
      return;
    }
    ctx.set('Cache-Control', 'no-store');
    if (ctx.path === '/readyz') {
      if (stopping()) throw new AppError('stopping');
      const client = couch.as({ role: portalRole, sub: portalRole });
      const { status } = await client.json(`/${portal}`, { timeout: 3000 });
      if (status !== 200) throw new AppError('couch-away');
    }
    ctx.body = { ok: true };
  };
}
