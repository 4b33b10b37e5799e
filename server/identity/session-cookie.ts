import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';
import type { Instant } from '#model/day.ts';
import { cookieOf } from './cookie.ts';

/** `__Host-`: the browser takes it from this host only, over https (or this machine), for every path. */
const name = '__Host-sid';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The session's cookie as the browser sent it. */
export function sessionCookieOf(request: IncomingMessage): string | undefined {
  return cookieOf(request, name);
}

/** `Set-Cookie` for a session that ends at `until`. */
export function sessionCookie(
  cookie: string,
  until: Instant,
  now: Date,
): string {
  const seconds = Math.round((Date.parse(until) - now.getTime()) / 1000);
  return `${name}=${cookie}; Max-Age=${Math.max(0, seconds)}; ${attributes}`;
}

export function clearSession(ctx: Pick<Context, 'append'>): void {
  ctx.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`);
}

/** Sets, on an answer, the cookie that replaces the one shown. */
export function giveTo(
  ctx: Pick<Context, 'append'>,
  now: () => Date,
): (cookie: string, until: Instant) => void {
  return (cookie, until) => {
    ctx.append('Set-Cookie', sessionCookie(cookie, until, now()));
  };
}
