import { Readable } from 'node:stream';
import { badRequest } from '../../errors.ts';
import { admit } from './admit.ts';
import { continuousRows, listedRows } from './filter-rows.ts';
import { passOn } from './pass-on.ts';
import type { Handler, ReplicationCall } from './replication-call.ts';
import { withBeats } from './with-beats.ts';

const feeds = ['normal', 'longpoll', 'continuous'];
/** Ms CouchDB waits for a change: so much less than the cap that it ends the feed itself, in good form. */
const before = 5000;
const shortestBeat = 1000;
const longestBeat = 30_000;

/** What changed, without design documents. A feed that waits is ended after a while, and as soon as the account is. */
export const changes: Handler = async (call) => {
  const { ctx, couch, root, query, feedMs } = call;
  const feed = query.get('feed') ?? 'normal';
  if (!feeds.includes(feed)) throw badRequest('feed');
  const beat = beatOf(query);
  const ending = new AbortController();
  const signal = AbortSignal.any([call.signal, ending.signal]);
  const upstream = upstreamQuery(query, feed, feedMs - before);
  const response = await couch.fetch(`${root}/_changes?${upstream}`, {
    signal,
    timeout: feedMs + before,
  });
  if (!response.ok) {
    passOn(ctx, response);
    return;
  }
  const source = response.body;
  ctx.type = 'application/json';
  if (feed === 'normal') {
    ctx.body = Readable.from(listedRows(source));
    return;
  }
  // A compressor holds back what it is given until it has enough.
  ctx.compress = false;
  ctx.body = guarded(call, ending, () =>
    withBeats(
      feed === 'longpoll'
        ? listedRows(source)
        : continuousRows(source, AbortSignal.timeout(feedMs)),
      beat,
    ),
  );
  // Before the first change, which may be long in coming: a replicator that hears nothing takes the line for dead.
  ctx.flushHeaders();
};

/** The stream of a feed that can be cut from outside. */
function guarded(
  { ctx, username, database, feeds: open, feedMs }: ReplicationCall,
  ending: AbortController,
  rows: () => AsyncIterable<string>,
): Readable {
  const body = Readable.from(rows());
  // The generator must be woken before it can be ended, and the caller must not wait for that.
  const cut = () => {
    ending.abort();
    ctx.res.destroy();
    body.destroy();
  };
  const cap = setTimeout(cut, feedMs + before);
  const takeOff = open.add(
    username,
    (roles) => admit(database.name, roles)?.role === database.role,
    cut,
  );
  body.once('close', () => {
    clearTimeout(cap);
    takeOff();
    ending.abort();
  });
  return body;
}

function upstreamQuery(
  query: URLSearchParams,
  feed: string,
  longest: number,
): string {
  const wanted = new URLSearchParams(query);
  wanted.delete('heartbeat');
  wanted.delete('timeout');
  if (feed !== 'normal') {
    const asked = query.has('heartbeat') ? null : query.get('timeout');
    const wait = Math.min(numberIn(asked, longest), longest);
    wanted.set('timeout', String(Math.max(wait, 0)));
  }
  return wanted.toString();
}

/** Ms between the newlines that keep the line alive; undefined for none. */
function beatOf(query: URLSearchParams): number | undefined {
  const asked = query.get('heartbeat');
  if (asked === null || asked === 'false') return undefined;
  const ms = asked === 'true' ? longestBeat : numberIn(asked, longestBeat);
  return Math.min(Math.max(ms, shortestBeat), longestBeat);
}

function numberIn(text: string | null, otherwise: number): number {
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw badRequest('not a number');
  return Number(text);
}
