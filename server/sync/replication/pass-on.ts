import { Readable } from 'node:stream';
import type { Context } from 'koa';
import type { Answer } from '../../couch/answer.ts';

/** Answers with what CouchDB answers, as it comes and no faster than it is taken. */
export function passOn(ctx: Context, response: Answer): void {
  ctx.status = response.status;
  const type = response.headers.get('content-type');
  ctx.body = Readable.from(response.body);
  if (type !== null) ctx.set('Content-Type', type);
}
