import type { Context } from 'koa';
import { isRecord } from '#model/check.ts';
import { badRequest } from '../../errors.ts';
import { jsonBody } from '../../middleware/json-body.ts';

/** Bytes of a JSON body, after inflation. */
const most = 4_194_304;
const parse = jsonBody(most);

/** The body as an object. @throws AppError 'bad-request' | 'too-large' | 'not-json' */
export async function readJson(ctx: Context): Promise<Record<string, unknown>> {
  if (!ctx.is('json')) throw badRequest('not JSON');
  await parse(ctx, () => Promise.resolve());
  const { body } = ctx.request as { body?: unknown };
  if (!isRecord(body)) throw badRequest('not an object');
  return body;
}
