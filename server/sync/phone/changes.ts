import { Readable } from 'node:stream';
import type { Context } from 'koa';
import { headers, limits, type Slice } from '#model/phone-protocol.ts';
import type { Answer } from '../../couch/answer.ts';
import { notFound } from '../../errors.ts';
import type { Caller } from './caller.ts';
import { countOf, isSince, seqOf } from './checkpoints.ts';
import type { PhoneDeps } from './deps.ts';
import { newEpoch } from './new-epoch.ts';
import {
  epochOf,
  openSlice,
  refuseUnlessOk,
  updateSeq,
  type OpenSlice,
} from './slice.ts';
import { streamChanges } from './stream-changes.ts';

interface Query {
  since: string;
  limit: number;
}

/** A page of changes, streamed as CouchDB gives it. */
export async function changes(
  deps: PhoneDeps,
  ctx: Context,
  slice: Slice,
  caller: Caller,
  signal: AbortSignal,
): Promise<void> {
  const query = queryOf(ctx);
  const open = openSlice(deps, slice, caller);
  // Asked at once, though the checkpoint is only checked when the epoch is known: a phone far away waits for each turn.
  const reading = readPage(open, seqOf(query.since), query.limit, signal);
  reading.catch(() => undefined);
  const [epoch, stand] = await Promise.all([
    epochOf(deps, slice, caller, signal),
    updateSeq(open, signal),
  ]).catch((error: unknown) => {
    reading.then(
      (unread) => {
        unread.discard();
      },
      () => undefined,
    );
    throw error;
  });
  const { seq, ours } = deps.checkpoints.open(
    open.database,
    epoch,
    query.since,
  );
  let page = await reading;
  if (ours && (countOf(seq) > countOf(stand) || page.status === 400)) {
    page.discard();
    deps.log.warn('a phone is ahead of the database: new epoch');
    answerAhead(ctx, await newEpoch(deps, open.database, epoch));
    return;
  }
  if (seq !== seqOf(query.since)) {
    page.discard();
    page = await readPage(open, seq, query.limit, signal);
  }
  if (page.status !== 200) page.discard();
  refuseUnlessOk(page.status);
  ctx.set(headers.epoch, epoch);
  ctx.type = 'application/json';
  const seal = (last: string | number) =>
    deps.checkpoints.seal(open.database, epoch, last);
  ctx.body = outgoing(ctx, streamChanges(page.body, seal, open.view));
}

function queryOf(ctx: Context): Query {
  const {
    since = '0',
    limit = String(limits.pullBatch),
    ...others
  } = ctx.query;
  if (Object.keys(others).length > 0) throw notFound();
  if (typeof since !== 'string' || !isSince(since)) throw notFound();
  if (typeof limit !== 'string' || !/^[1-9]\d{0,3}$/.test(limit))
    throw notFound();
  if (Number(limit) > limits.pullBatch) throw notFound();
  return { since, limit: Number(limit) };
}

function readPage(
  { client, path }: OpenSlice,
  since: string,
  limit: number,
  signal: AbortSignal,
): Promise<Answer> {
  const query = new URLSearchParams({
    since,
    limit: String(limit),
    include_docs: 'true',
  });
  return client.fetch(`${path}/_changes?${query.toString()}`, {
    signal,
    timeout: 30_000,
  });
}

/** Nothing but the new epoch, upon which the phone takes stock. */
function answerAhead(ctx: Context, epoch: string): void {
  ctx.set(headers.epoch, epoch);
  ctx.body = { results: [], last_seq: '0', pending: 0 };
}

/** The page; when CouchDB breaks off, the phone's connection is cut, since a compressor in between would end it well. */
function outgoing(
  ctx: Context,
  page: AsyncIterable<string | Buffer>,
): Readable {
  const stream = Readable.from(page, { objectMode: false });
  stream.once('error', () => ctx.res.destroy());
  return stream;
}
