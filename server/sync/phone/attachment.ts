import { Readable } from 'node:stream';
import type { Context } from 'koa';
import type { AnnouncementDoc } from '#model/announcement.ts';
import { check } from '#model/check.ts';
import { portalRole, town } from '#model/databases.ts';
import { documentId } from '#model/ids.ts';
import { notFound } from '../../errors.ts';
import type { Caller } from './caller.ts';
import type { PhoneDeps } from './deps.ts';
import { openSlice } from './slice.ts';
import { isWhatItSays } from './file-types.ts';

/** A file of an announcement: one that the announcement names, sent as the type it says only if it looks like it. */
export async function attachment(
  deps: PhoneDeps,
  ctx: Context,
  caller: Caller,
  { id, name }: { id: string; name: string },
  signal: AbortSignal,
): Promise<void> {
  if (ctx.querystring || check(documentId, id).length > 0) throw notFound();
  const who = { role: portalRole, sub: portalRole };
  const doc = await deps.documents(who, town).get<AnnouncementDoc>(id, signal);
  const file =
    doc?.type === 'announcement'
      ? doc.body.files?.find((one) => one.name === name)
      : undefined;
  if (!file) throw notFound();
  const { client, path } = openSlice(deps, 'town', caller);
  const response = await client.fetch(
    `${path}/${encodeURIComponent(id)}/${encodeURIComponent(name)}`,
    { signal, headers: { accept: '*/*' } },
  );
  if (response.status !== 200) {
    response.discard();
    throw notFound();
  }
  const { first, stream } = await peek(response.body);
  ctx.type = isWhatItSays(file.contentType, first)
    ? file.contentType
    : 'application/octet-stream';
  ctx.attachment(name, {
    type: ctx.type === 'application/octet-stream' ? 'attachment' : 'inline',
  });
  // Whatever a file holds, opened by itself it runs nothing and reaches nothing.
  ctx.set('Content-Security-Policy', "default-src 'none'; sandbox");
  ctx.set('Cache-Control', 'private, max-age=86400');
  const length = response.headers.get('content-length');
  if (length) ctx.length = Number(length);
  stream.once('error', () => ctx.res.destroy());
  ctx.body = stream;
}

/** The first bytes, with a stream that still has them. */
async function peek(
  source: AsyncIterable<Uint8Array>,
): Promise<{ first: Uint8Array; stream: Readable }> {
  const chunks = source[Symbol.asyncIterator]();
  const start = await chunks.next();
  const first = start.done ? new Uint8Array() : start.value;
  async function* whole() {
    yield first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { first, stream: Readable.from(whole(), { objectMode: false }) };
}
