import type { Context } from './context.ts';
import type { Ask } from './couch/database.ts';
import { each } from './each.ts';
import type { Lock } from './lock.ts';
import { lifeOf } from './lives.ts';
import { pause } from './pause.ts';
import type { SpokeQueue } from './spoke-queue.ts';
import { homesKnown, isHome, mend } from './spokes.ts';
import { followUpdates } from './updates-feed.ts';
import { traceOf } from '../log.ts';

/** Databases looked at together. */
const together = 6;
/** Ms until `_db_updates` is asked again when it broke. */
const reopenAfter = 1000;

export interface Listener {
  /** Runs until the signal aborts. @throws when the registry turns out to be another than the one that is followed. */
  run(): Promise<void>;
  /** Resolves when every database has been looked at since the line stands. */
  looked(): Promise<void>;
}

/**
 * Hears which databases changed, and looks at all of them whenever the line was down. `fresh`: the registry has never
 * passed by, and will bring every database into being.
 */
export function listener(
  context: Context,
  lock: Lock,
  queue: SpokeQueue,
  asAdmin: Ask,
  fresh: boolean,
): Listener {
  const { signal, log, registry, checkpoints } = context;
  const restored = new AbortController();
  let first = fresh;
  const over = () => signal.aborted;
  const report = (error: unknown) => {
    if (!over()) log.warn('a feed or a look around broke', traceOf(error));
  };
  let firstLook: () => void;
  const looked = new Promise<void>((resolve) => {
    firstLook = resolve;
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  const lookAt = async (names: readonly string[]) => {
    const failed: string[] = [];
    await each(names, together, async (name) => {
      try {
        if (!first) await mend(context, lock, name);
        queue.mark(name);
      } catch (error) {
        report(error);
        failed.push(name);
      }
    });
    return failed;
  };
  /** The line was down, and each database may have been put back to an older state. */
  const lookAround = async () => {
    const known = checkpoints.hasBegun(registry.name);
    if (!known && (await lifeOf(context, registry.name)) === 'another') {
      restored.abort(new Error('the registry began another life'));
      return;
    }
    let names = await homesKnown(context, asAdmin);
    while (!over() && (names = await lookAt(names)).length > 0)
      await pause(reopenAfter, signal);
    first = false;
    firstLook();
  };
  const listen = async () => {
    let around = Promise.resolve();
    try {
      await followUpdates(
        asAdmin,
        () => {
          around = lookAround().catch(report);
        },
        ({ database, type }) => {
          // A database of ours that is made while it is followed is another one than it was.
          const known = checkpoints.get(database) !== undefined;
          if (type !== 'updated' && known && isHome(database))
            mend(context, lock, database).catch(report);
          if (isHome(database)) queue.mark(database);
        },
        AbortSignal.any([signal, restored.signal]),
      );
    } catch (error) {
      report(error);
    }
    checkpoints.doubt();
    await around;
  };
  return {
    looked: () => looked,
    async run() {
      while (!over()) {
        await listen();
        restored.signal.throwIfAborted();
        await pause(reopenAfter, signal);
      }
    },
  };
}
