import { isUtf8 } from 'node:buffer';
import { bodyParser } from '@koa/bodyparser';
import type { Context, Middleware } from 'koa';
import { isRecord } from '#model/check.ts';
import { AppError, badRequest } from '../errors.ts';

/** Deeper than any document of the model, far from what exhausts a recursive reader. */
const deepest = 32;

/**
 * Reads a JSON body of at most `bytes`, counted after inflation, so that a small bomb does not become a big one. Bytes
 * that are no UTF-8 are refused (RFC 8259 §8.1): what a parent wrote is never stored with letters replaced.
 */
export function jsonBody(bytes: number): Middleware {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: bytes,
    // One character a byte, so that the bytes can still be judged: decoders put U+FFFD for what they cannot read.
    encoding: 'binary',
    onError(error) {
      const { status } = error as { status?: number };
      if (status === 413) throw new AppError('too-large');
      if (status === 415) throw new AppError('not-json');
      throw badRequest('malformed JSON');
    },
  });
  return (ctx, next) =>
    parse(ctx, () => {
      const { rawBody } = ctx.request;
      if (rawBody && beyondAscii.test(rawBody))
        ctx.request.body = asUtf8(rawBody);
      if (isDeeper(ctx.request.body, deepest)) throw badRequest('too deep');
      return next();
    });
}

/** The body as an object with no other fields than these. @throws AppError 'bad-request' */
export function bodyWith(
  ctx: Context,
  fields: readonly string[],
): Record<string, unknown> {
  const { body } = ctx.request;
  if (!isRecord(body)) throw badRequest('not an object');
  const other = Object.keys(body).find((name) => !fields.includes(name));
  if (other !== undefined) throw badRequest('unknown field');
  return body;
}

const beyondAscii = /[\u0080-\u00ff]/;

/** The body again, from a text of one character a byte. @throws AppError 'bad-request' */
function asUtf8(bytes: string): unknown {
  const body = Buffer.from(bytes, 'latin1');
  if (!isUtf8(body)) throw badRequest('not UTF-8');
  return JSON.parse(body.toString()) as unknown;
}

/** Level by level and without recursion: the value may be hostile. */
function isDeeper(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    const next: unknown[] = [];
    for (const one of level)
      if (typeof one === 'object' && one !== null)
        for (const child of Object.values(one)) next.push(child);
    level = next;
  }
  return false;
}
