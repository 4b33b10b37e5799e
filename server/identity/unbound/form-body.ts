import type { Context } from 'koa';
import { AppError } from '../../errors.ts';
import { formBody } from '../../middleware/form-body.ts';

/** Bytes of one of these forms. */
const most = 4096;

/**
 * The fields of a form of one of our own pages. It can set no header of ours, so that the browser's word on where it
 * comes from counts, and the secret that only that page had.
 * @throws AppError 'cross-site' | 'too-large' | 'bad-request'
 */
export async function formOf(
  ctx: Context,
  token: string,
): Promise<(field: string) => string> {
  const site = ctx.get('Sec-Fetch-Site');
  if (site && site !== 'same-origin') throw new AppError('cross-site');
  const fields = await formBody(ctx, most);
  const read = (field: string) => (fields.get(field) ?? '').trim();
  if (read('token') !== token) throw new AppError('cross-site');
  return read;
}
