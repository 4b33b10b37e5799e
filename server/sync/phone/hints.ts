import type { Context } from 'koa';
import { notFound } from '../../errors.ts';
import type { Caller } from './caller.ts';
import type { HintHub } from './hint-hub.ts';

/** Opens a hint stream on the bare response, past compression and Koa's own ending, and lets the hub have it. */
export function hints(
  hub: HintHub,
  ctx: Context,
  { session, family, person }: Caller,
  until: number,
): void {
  if (ctx.querystring) throw notFound();
  ctx.respond = false;
  ctx.status = 200;
  ctx.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    // nginx would keep hints until its buffer is full.
    'X-Accel-Buffering': 'no',
  });
  ctx.req.socket.setKeepAlive(true, 60_000);
  ctx.res.flushHeaders();
  ctx.res.write('retry: 2000\n\n');
  hub.add({ session: session._id, family, person, until, res: ctx.res });
}
