import { bodyParser } from '@koa/bodyparser';
import type { Context, Middleware } from 'koa';
import { isRecord } from '#model/check.ts';
import { AppError, badRequest } from '../errors.ts';

/** Deeper than any document of the model, far from what exhausts a recursive reader. */
const deepest = 32;

/** Reads a JSON body of at most `bytes`, counted after inflation, so that a small bomb does not become a big one. */
export function jsonBody(bytes: number): Middleware {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: bytes,
    onError(error) {
      const { status } = error as { status?: number };
      if (status === 413) throw new AppError('too-large');
      if (status === 415) throw new AppError('not-json');
      throw badRequest('malformed JSON');
    },
  });
  return (ctx, next) =>
    parse(ctx, () => {
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
