import type { Context } from 'koa';
import { AppError, badRequest } from '../errors.ts';

/**
 * The fields of a form that a browser posts, of at most `bytes`. Compressed bodies, which no browser sends, are refused
 * unread, and so is a field that comes twice: one reader would take the first, another the last.
 * @throws AppError 'too-large' | 'bad-request'
 */
export async function formBody(
  ctx: Context,
  bytes: number,
): Promise<ReadonlyMap<string, string>> {
  if (!ctx.is('application/x-www-form-urlencoded'))
    throw badRequest('not a form');
  if (ctx.get('Content-Encoding')) throw badRequest('compressed');
  if (Number(ctx.get('Content-Length')) > bytes)
    throw new AppError('too-large');
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of ctx.req as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > bytes) throw new AppError('too-large');
    parts.push(part);
  }
  const fields = new Map<string, string>();
  const text = Buffer.concat(parts).toString('utf8');
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) throw badRequest('a field comes twice');
    fields.set(name, value);
  }
  return fields;
}
