import type { ServerResponse } from 'node:http';
import type { Query } from '../http/query.ts';
import { badRequest } from '../http/errors.ts';
import { write } from '../http/reply.ts';
import { createBell } from './bell.ts';
import { styles, type FeedKind, type FeedRow } from './styles.ts';

export interface FeedOptions {
  feed: FeedKind;
  /** Rows after which the feed ends. */
  limit: number;
  /** ms between newlines while nothing happens; a feed with a heartbeat never times out. */
  heartbeat?: number;
  /** ms without a row after which the feed ends. */
  timeout: number;
}

/** CouchDB's `changes_timeout`, which is also the longest heartbeat and timeout a client may ask for. */
const longest = 60_000;

export function feedOptionsOf(query: Query): FeedOptions {
  const feed = query.text('feed') ?? 'normal';
  if (!(feed in styles))
    throw badRequest(
      'Supported `feed` types: normal, continuous, live, longpoll, eventsource',
    );
  const beat = query.text('heartbeat');
  const heartbeat =
    beat === 'true'
      ? longest
      : beat === undefined || beat === 'false'
        ? undefined
        : query.count('heartbeat');
  if (heartbeat === 0)
    throw badRequest(
      'The heartbeat value should be a positive integer (in milliseconds).',
    );
  return {
    feed: feed as FeedKind,
    // As CouchDB, which treats 0 as 1.
    limit: Math.max(query.count('limit') ?? Infinity, 1),
    ...(heartbeat === undefined
      ? {}
      : { heartbeat: Math.min(heartbeat, longest) }),
    timeout: Math.min(query.count('timeout') ?? longest, longest),
  };
}

/** Where a feed's rows come from. A position is a number the source gave. */
export interface FeedSource {
  /** Rows after `position`, in batches that say how far they bring the reader. */
  read(
    position: number,
    limit: number,
  ): AsyncGenerator<{ rows: FeedRow[]; position: number }>;
  /** Tells of news until the returned function is called. */
  on(listener: () => void): () => void;
  /** False once there will be no more news. */
  alive(): boolean;
  /** The fields that close the answer, e.g. last_seq and pending. */
  ending(position: number): Promise<object>;
}

/** Answers a request with a feed; settles when it has ended or the client is gone. */
export async function runFeed(
  res: ServerResponse,
  source: FeedSource,
  { feed, limit, heartbeat, timeout }: FeedOptions,
  start: number,
): Promise<void> {
  const style = styles[feed];
  const bell = createBell();
  const off = source.on(bell.ring);
  res.on('close', bell.ring);
  let position = start;
  let count = 0;
  const open = () => {
    if (!res.headersSent) {
      res.writeHead(200, {
        'content-type': style.type,
        'cache-control': 'must-revalidate',
      });
      if (style.head) res.write(style.head);
      // Whoever waits for news learns at once that the feed stands, as CouchDB tells by an empty line.
      else res.flushHeaders();
    }
  };
  try {
    let quietSince = Date.now();
    for (;;) {
      for await (const batch of source.read(position, limit - count)) {
        open();
        const texts = batch.rows.map((row) => style.row(row, count++ === 0));
        if (texts.length > 0) {
          quietSince = Date.now();
          if (!(await write(res, texts.join('')))) return;
        }
        position = batch.position;
      }
      if (res.destroyed) return;
      if (style.endsAfter(count) || count >= limit || !source.alive()) break;
      open();
      const patience = heartbeat ?? quietSince + timeout - Date.now();
      if (patience <= 0) break;
      const news = await bell.wait(patience);
      if (!source.alive()) break;
      if (news) continue;
      if (heartbeat === undefined) break;
      if (!(await write(res, style.beat))) return;
    }
    open();
    res.end(style.end(await source.ending(position)));
  } finally {
    off();
    res.off('close', bell.ring);
  }
}
