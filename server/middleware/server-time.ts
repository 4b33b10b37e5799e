import type { Middleware } from 'koa';
import { headers } from '#model/phone-protocol.ts';

/** Tells the phone our clock, against which it checks its own. */
export function serverTime(now: () => Date): Middleware {
  return (ctx, next) => {
    ctx.set(headers.time, now().toISOString());
    return next();
  };
}
