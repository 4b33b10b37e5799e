import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import { cookieOf } from './cookie.ts';

/** `__Host-`: the browser takes it from this host only, over https (or this machine), for every path. */
const name = '__Host-sid';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The session's secret as the browser sent it. */
export function secretOf(request: IncomingMessage): string | undefined {
  return cookieOf(request, name);
}

export function setSession(
  ctx: Pick<Context, 'append'>,
  secret: string,
  days: number,
): void {
  const age = days * 86_400;
  ctx.append('Set-Cookie', `${name}=${secret}; Max-Age=${age}; ${attributes}`);
}

export function clearSession(ctx: Pick<Context, 'append'>): void {
  ctx.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`);
}
