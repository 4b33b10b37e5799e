import type { Context } from 'koa';
import type { WeakPassword } from '#model/local-protocol.ts';
import type { Local } from './parts.ts';

/** What one path does; what it may throw is an AppError. */
export type Handle = (local: Local, ctx: Context) => Promise<void>;

/** Advice is no error of the server's: it has a body of its own. */
export function refuseWeak(ctx: Context, weak: WeakPassword): void {
  ctx.status = 422;
  ctx.body = weak;
}

export const done = { ok: true } as const;
