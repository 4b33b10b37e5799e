import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { traceOf } from '../log.ts';
import { clockwork, type Clockwork } from './clockwork.ts';
import type { Context } from './context.ts';
import { changesOf } from './couch/changes.ts';
import type { Ask } from './couch/database.ts';
import { infoOf } from './couch/read.ts';
import { each } from './each.ts';
import { registryFollower } from './follow-registry.ts';
import { lifeOf } from './lives.ts';
import { loadTies } from './load-ties.ts';
import { lockByName } from './lock.ts';
import { spokeQueue } from './spoke-queue.ts';
import { homesKnown, isHome, isSpoke, mend, tendSpoke } from './spokes.ts';
import { followUpdates } from './updates-feed.ts';

/** Databases looked at together. */
const together = 6;
const flushEvery = 500;
const tickEvery = 30_000;
/** Ms until `_db_updates` is asked again when it broke. */
const reopenAfter = 1000;

/** A distribution at work. */
export interface Leadership extends Clockwork {
  /** Resolves when everything that stood in any database at the call has reached its homes. */
  settle(): Promise<void>;
  /** Rejects when something fails that only beginning anew can mend; resolves when the signal aborts. */
  ended: Promise<void>;
}

/** Takes up the distribution where the checkpoints say. `context.ties` is filled here. */
export async function lead(
  base: Omit<Context, 'ties'>,
  asAdmin: Ask,
  fail: (error: unknown) => void,
): Promise<Leadership> {
  const { registry, checkpoints, signal, log } = base;
  const life = await lifeOf(base, registry.name);
  // Taken before the ties: what changes while they load is read again.
  const info = await infoOf(registry);
  if (life === 'missing' || !info) throw new Error('there is no registry');
  const context: Context = { ...base, ties: await loadTies(registry) };
  const over = () => signal.aborted;
  const lock = lockByName();
  const wakers = new Set<() => void>();
  const follower = registryFollower(context, lock, info.updateSeq, () => {
    for (const wake of wakers) wake();
  });
  const queue = spokeQueue(
    (name) => tendSpoke(context, lock, name),
    together,
    (_, error) => {
      log.error('a database could not be followed', traceOf(error));
    },
    signal,
  );
  // Everything the registry lost may stand in the databases of families and schools.
  if (life === 'another')
    for (const name of await homesKnown(context, asAdmin))
      if (isSpoke(name)) checkpoints.forget(name);
  const fresh = life === 'first-seen';

  /** What happened while nobody listened. */
  const lookAround = async () => {
    await each(await homesKnown(context, asAdmin), together, async (name) => {
      // A registry that passes by for the first time brings every database into being.
      if (!fresh) await mend(context, lock, name);
      if (isSpoke(name)) queue.mark(name);
    });
  };
  const listen = async () => {
    while (!over()) {
      let around = Promise.resolve();
      try {
        await followUpdates(
          asAdmin,
          () => {
            around = lookAround();
            around.catch(reportTo(log));
          },
          ({ database, type }) => {
            if (type !== 'updated' && isHome(database))
              void mend(context, lock, database).catch(reportTo(log));
            if (isSpoke(database)) queue.mark(database);
          },
          signal,
        );
      } catch (error) {
        if (!over()) reportTo(log)(error);
      }
      await around.catch(() => undefined);
      await pause(reopenAfter, signal);
    }
  };
  const works = clockwork(context, lock, asAdmin);
  const everyNowAndThen = async (ms: number, work: () => Promise<void>) => {
    while (!over()) {
      await pause(ms, signal);
      if (!over()) await work();
    }
  };
  const caughtUp = async () => {
    for (;;) {
      const since = follower.at();
      const { rows } = await changesOf(registry, { since, limit: 1 });
      if (rows.length === 0 || over()) return since;
      await new Promise<void>((resolve) => {
        const wake = () => {
          signal.removeEventListener('abort', wake);
          wakers.delete(wake);
          resolve();
        };
        wakers.add(wake);
        signal.addEventListener('abort', wake);
        if (follower.at() !== since) wake();
      });
    }
  };
  const settle = async () => {
    for (;;) {
      const before = await caughtUp();
      let pending = 0;
      await each(await homesKnown(context, asAdmin), together, async (name) => {
        if (!isSpoke(name) || over()) return;
        const { seq = 0 } = checkpoints.get(name) ?? {};
        if (!(await infoOf(context.at(name)))) return;
        const page = await changesOf(context.at(name), {
          since: seq,
          limit: 1,
        });
        if (page.rows.length === 0) return;
        pending += 1;
        queue.mark(name);
      });
      await queue.idle();
      if (pending === 0 && (await caughtUp()) === before) break;
      signal.throwIfAborted();
    }
    await checkpoints.flush();
  };
  const firstTick = async () => {
    if (life !== 'same') await caughtUp();
    if (life === 'another') await works.sweep();
    await works.tick();
    await everyNowAndThen(tickEvery, () => works.tick());
  };
  return {
    ...works,
    settle,
    ended: allOf(
      [
        follower.run(),
        listen(),
        everyNowAndThen(flushEvery, () => checkpoints.flush()),
        firstTick(),
      ],
      signal,
      fail,
    ).then(() => queue.idle()),
  };
}

function reportTo(log: Log): (error: unknown) => void {
  return (error) => {
    log.warn('a feed or a look around broke', traceOf(error));
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Waits until every lane has ended; the first that fails stops the others. */
async function allOf(
  lanes: readonly Promise<void>[],
  signal: AbortSignal,
  fail: (error: unknown) => void,
): Promise<void> {
  const ends = lanes.map((lane) =>
    lane.catch((error: unknown) => {
      if (signal.aborted) return;
      fail(error);
      throw error;
    }),
  );
  for (const end of await Promise.allSettled(ends))
    if (end.status === 'rejected') throw end.reason;
}
