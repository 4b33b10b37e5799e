import { Readable } from 'node:stream';
import type { Context } from 'koa';

/** Answers with what CouchDB answers, as it comes and no faster than it is taken. */
export function passOn(ctx: Context, response: Response): void {
  ctx.status = response.status;
  const type = response.headers.get('content-type');
  const bytes = response.body as unknown as AsyncIterable<Uint8Array> | null;
  ctx.body = bytes ? Readable.from(bytes) : '';
  if (type !== null) ctx.set('Content-Type', type);
}
