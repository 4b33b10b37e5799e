import type { Context, Middleware } from 'koa';
import { headers } from '#model/phone-protocol.ts';
import { asAppError, errorBody, notFound, type AppError } from '../errors.ts';
import { traceOf, type Log } from '../log.ts';

/** The one place where errors end: a JSON answer, never HTML, and a log line for what is our fault. */
export function answerErrors(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && !ctx.body && ctx.respond !== false)
        throw notFound();
    } catch (caught) {
      const error = asAppError(caught);
      report(log, ctx, error, caught);
      // An answer that has begun can only be cut: a whole-looking half is worse than none.
      if (ctx.headerSent) ctx.res.destroy();
      else answer(ctx, error);
    }
  };
}

function answer(ctx: Context, error: AppError): void {
  ctx.status = error.status;
  ctx.body = errorBody(error);
  ctx.type = 'application/json';
  ctx.set('Cache-Control', 'no-store');
  if (error.retryAfter !== undefined)
    ctx.set('Retry-After', String(error.retryAfter));
  if (error.code === 'signed-out') ctx.set(headers.signedOut, '1');
  if (error.wipe) ctx.set(headers.wipe, '1');
}

function report(
  log: Log,
  ctx: Context,
  error: AppError,
  caught: unknown,
): void {
  if (error.status < 500 || ctx.req.destroyed) return;
  const fields = { request: requestIdOf(ctx), ...traceOf(caught) };
  if (error.code === 'internal') log.error('request failed', fields);
  else log.warn('request not served', { ...fields, code: error.code });
}

function requestIdOf(ctx: Context): string {
  return ctx.response.get('Request-Id');
}
