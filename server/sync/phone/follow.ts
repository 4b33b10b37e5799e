import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from '../../couch/answer.ts';
import { traceOf, type Log } from '../../log.ts';

/** A feed of CouchDB that is read by long-polls, each from where the last one ended. */
export interface Feed {
  /** One request; with `now` instead of a place it only asks where the feed stands. */
  read(since: string | undefined, signal: AbortSignal): Promise<Answer>;
  /** What the rows say; called before the place moves on. */
  onRows(rows: readonly unknown[]): void;
  /** The feed was interrupted and has been found again. */
  onGap(): void;
}

interface Page {
  results: unknown[];
  last_seq: string | number;
}

/** A long-poll that has said nothing for this long, twice what it was asked to wait, is dead (replication.md, D10). */
const silence = 60_000;
const longestWait = 5000;

/** Follows a feed until the signal, through every interruption. The first place is asked for, never assumed: D1. */
export async function follow(
  feed: Feed,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  let since: string | undefined;
  let failures = 0;
  while (!isOver(signal)) {
    try {
      const page = await readPage(feed, since, signal);
      since = String(page.last_seq);
      if (failures > 0) feed.onGap();
      failures = 0;
      if (page.results.length > 0) feed.onRows(page.results);
    } catch (error) {
      if (isOver(signal)) return;
      if (failures === 0) log.warn('feed interrupted', traceOf(error));
      failures += 1;
      const pause = Math.min(100 * 2 ** failures, longestWait);
      await wait(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function readPage(
  feed: Feed,
  since: string | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const patience = AbortSignal.any([signal, AbortSignal.timeout(silence)]);
  const response = await feed.read(since, patience);
  const page = (await response.json()) as Partial<Page>;
  if (
    !response.ok ||
    !Array.isArray(page.results) ||
    page.last_seq === undefined
  )
    throw new Error(`feed answered ${response.status}`);
  // The places of a first look are in the past: what came before the first listener is nobody's hint.
  return since === undefined
    ? { results: [], last_seq: page.last_seq }
    : { results: page.results, last_seq: page.last_seq };
}

function isOver({ aborted }: AbortSignal): boolean {
  return aborted;
}
