import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import { isRecord } from '#model/check.ts';
import { AppError, badRequest } from '../../errors.ts';

const parse = bodyParser({
  enableTypes: ['form'],
  formLimit: 4096,
  onError(error) {
    const { status } = error as { status?: number };
    throw status === 413 ? new AppError('too-large') : badRequest('no form');
  },
});

/**
 * The fields of a form of one of our own pages. It can set no header of ours, so that the browser's word on where it
 * comes from counts, and the secret that only that page had.
 * @throws AppError 'cross-site'
 */
export async function formOf(
  ctx: Context,
  token: string,
): Promise<(field: string) => string> {
  const site = ctx.get('Sec-Fetch-Site');
  if (site && site !== 'same-origin') throw new AppError('cross-site');
  await parse(ctx, () => Promise.resolve());
  const { body } = ctx.request;
  const fields = isRecord(body) ? body : {};
  const read = (field: string) => {
    const value = fields[field];
    return typeof value === 'string' ? value.trim() : '';
  };
  if (read('token') !== token) throw new AppError('cross-site');
  return read;
}
