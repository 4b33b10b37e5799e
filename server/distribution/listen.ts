import type { Context } from './context.ts';
import type { Ask } from './couch/database.ts';
import { each } from './each.ts';
import type { Lock } from './lock.ts';
import { pause } from './pause.ts';
import type { SpokeQueue } from './spoke-queue.ts';
import { homesKnown, isHome, isSpoke, mend } from './spokes.ts';
import { followUpdates } from './updates-feed.ts';
import { traceOf } from '../log.ts';

/** Databases looked at together. */
const together = 6;
/** Ms until `_db_updates` is asked again when it broke. */
const reopenAfter = 1000;

export interface Listener {
  /** Runs until the signal aborts. */
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
  const { signal, log } = context;
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
        if (!fresh) await mend(context, lock, name);
        if (isSpoke(name)) queue.mark(name);
      } catch (error) {
        report(error);
        failed.push(name);
      }
    });
    return failed;
  };
  const lookAround = async () => {
    let names = await homesKnown(context, asAdmin);
    while (!over() && (names = await lookAt(names)).length > 0)
      await pause(reopenAfter, signal);
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
          const known = context.checkpoints.get(database) !== undefined;
          if (type !== 'updated' && known && isHome(database))
            mend(context, lock, database).catch(report);
          if (isSpoke(database)) queue.mark(database);
        },
        signal,
      );
    } catch (error) {
      report(error);
    }
    await around;
  };
  return {
    looked: () => looked,
    async run() {
      while (!over()) {
        await listen();
        await pause(reopenAfter, signal);
      }
    },
  };
}
