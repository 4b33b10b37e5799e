import { setTimeout as sleep } from 'node:timers/promises';
import { positionOf } from './checkpoints.ts';
import type { Context } from './context.ts';
import { changesOf } from './couch/changes.ts';
import type { Seq } from './couch/database.ts';
import { distributePage, type Reading } from './distribute-page.ts';
import type { Lock } from './lock.ts';

const pageSize = 1000;
/** Ms a question for changes waits for an answer. */
const wait = 50_000;

/** Rights and pages change one after the other, under this name in the lock. */
export const rights = 'rights';

export interface RegistryFollower {
  /** How far the registry is distributed. */
  at(): Seq;
  /** Runs until the signal aborts. @throws what CouchDB or the network throws. */
  run(): Promise<void>;
}

/** Follows the registry from its checkpoint; `end` is where it stood when the ties were loaded. */
export function registryFollower(
  context: Context,
  lock: Lock,
  end: Seq,
): RegistryFollower {
  const { registry, checkpoints, signal } = context;
  const start = checkpoints.get(registry.name) ?? { seq: 0, instance: '' };
  let { seq } = start;
  const first = positionOf(seq) === 0;
  const readingAt = (since: Seq): Reading => {
    if (positionOf(since) >= positionOf(end)) return 'new';
    return first ? 'first' : 'again';
  };
  const step = async () => {
    const page = await changesOf(registry, {
      since: seq,
      limit: pageSize,
      wait,
      signal,
    });
    if (positionOf(page.last) < positionOf(seq))
      throw new Error('the registry stands behind its checkpoint');
    await lock(rights, () =>
      distributePage(context, lock, page.rows, readingAt(seq)),
    );
    seq = page.last;
    checkpoints.set(registry.name, { seq, instance: start.instance });
    // A server that answers empty at once must not be asked without pause.
    if (page.rows.length === 0) await sleep(50);
  };
  return {
    at: () => seq,
    async run() {
      while (!signal.aborted) await step();
    },
  };
}
