import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Log } from '../log.ts';

/** Gives the request a name, told to the caller too, and says in one line how it ended. */
export function requestLog(log: Log): Middleware {
  return async (ctx, next) => {
    const request = randomUUID();
    const start = performance.now();
    ctx.set('Request-Id', request);
    await next();
    log.info('request', {
      request,
      method: ctx.method,
      route: routeOf(ctx.path),
      status: ctx.status,
      ms: Math.round(performance.now() - start),
    });
  };
}

/** The part of a path that names no document, person or file. */
function routeOf(path: string): string {
  const [, area = '', slice = '', call = ''] = path.split('/');
  if (area !== 'auth' && area !== 'sync')
    return known(area) ? `/${area}` : '/*';
  const rest = [slice, call].filter((part) => /^_?[a-z_]{1,20}$/.test(part));
  return `/${[area, ...rest].join('/')}`;
}

function known(area: string): boolean {
  return ['healthz', 'readyz', 'chunks', 'icons', 'replicate'].includes(area);
}
