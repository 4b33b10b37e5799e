import { traceOf } from '../log.ts';
import { clockwork, type Clockwork } from './clockwork.ts';
import type { Context } from './context.ts';
import type { Ask } from './couch/database.ts';
import { infoOf } from './couch/read.ts';
import { registryFollower } from './follow-registry.ts';
import { listener } from './listen.ts';
import { lifeOf } from './lives.ts';
import { loadTies } from './load-ties.ts';
import { lockByName } from './lock.ts';
import { everyNowAndThen } from './pause.ts';
import { caughtUp, settle } from './settle.ts';
import { spokeQueue } from './spoke-queue.ts';
import { homesKnown, isSpoke, tendHome } from './spokes.ts';

/** Databases of families and schools followed at once. */
const together = 6;
const flushEvery = 500;
const tickEvery = 30_000;

/** A distribution at work. */
export interface Leadership extends Pick<Clockwork, 'tick' | 'sweep'> {
  /** Resolves when everything that stood in any database at the call has reached its homes. */
  settle(): Promise<void>;
  /** Rejects when something fails that only beginning anew can mend; resolves when the signal aborts. */
  ended: Promise<void>;
}

/** Takes up the distribution where the checkpoints say; `fail` is to abort the signal in `base`. */
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
  const fresh = life === 'first-seen';
  const context: Context = { ...base, ties: await loadTies(registry) };
  // Everything the registry lost may stand in the databases of families and schools.
  if (life === 'another')
    for (const name of await homesKnown(context, asAdmin))
      if (isSpoke(name)) checkpoints.forget(name);
  const lock = lockByName();
  const follower = registryFollower(context, lock, info.updateSeq);
  const queue = spokeQueue(
    (name) => tendHome(context, lock, name),
    together,
    (error) => {
      log.error('a database could not be followed', traceOf(error));
    },
    signal,
  );
  const ear = listener(context, lock, queue, asAdmin, fresh);
  const works = clockwork(context, lock, asAdmin);
  const keepTime = async () => {
    if (life !== 'same') await caughtUp(context, follower);
    if (life === 'another') await works.sweep();
    checkpoints.confirm(registry.name);
    // The registry has passed by as a whole, which is a sweep.
    if (fresh) await works.swept();
    await works.tick();
    await everyNowAndThen(tickEvery, signal, works.tick);
  };
  const lanes = [
    follower.run(),
    ear.run(),
    everyNowAndThen(flushEvery, signal, checkpoints.flush),
    keepTime(),
  ];
  return {
    tick: works.tick,
    sweep: works.sweep,
    settle: async () => {
      await ear.looked();
      await settle(context, follower, queue, asAdmin);
    },
    ended: allOf(lanes, signal, fail).then(queue.idle),
  };
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
