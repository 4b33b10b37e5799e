import type { Context, Middleware } from 'koa';
import { headers } from '#model/phone-protocol.ts';
import { AppError } from '../errors.ts';

/**
 * Refuses a call that another site may have caused: whatever changes something carries our header, which no form can
 * set and no other origin may, and says where it comes from as far as browsers tell.
 */
export function sameSite(origin: string | undefined): Middleware {
  return (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      if (ctx.get(headers.app) !== '1' || !isOurs(ctx, origin))
        throw new AppError('cross-site');
      if (hasBody(ctx) && !ctx.is('json')) throw new AppError('not-json');
    }
    return next();
  };
}

function isOurs(ctx: Context, origin: string | undefined): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  if (site && site !== 'same-origin') return false;
  const from = ctx.get('Origin');
  if (!from) return true;
  if (origin !== undefined) return from === origin;
  return URL.canParse(from) && new URL(from).host === ctx.get('Host');
}

function hasBody(ctx: Context): boolean {
  return (
    ctx.get('Transfer-Encoding') !== '' || Number(ctx.get('Content-Length')) > 0
  );
}
