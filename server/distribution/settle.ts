import type { Context } from './context.ts';
import { changesOf } from './couch/changes.ts';
import { isStatus } from './couch/couch-error.ts';
import type { Ask, Database, Seq } from './couch/database.ts';
import { each } from './each.ts';
import type { RegistryFollower } from './follow-registry.ts';
import { pause } from './pause.ts';
import type { SpokeQueue } from './spoke-queue.ts';
import { homesKnown, isSpoke } from './spokes.ts';

/** Databases asked together. */
const together = 6;
/** Ms between two questions whether the registry is distributed. */
const patience = 10;

/** Resolves when the registry is distributed as far as it stands, with where that is. */
export async function caughtUp(
  { registry, signal }: Context,
  follower: RegistryFollower,
): Promise<Seq> {
  for (;;) {
    const since = follower.at();
    if (!(await hasMore(registry, since))) return since;
    while (follower.at() === since) {
      signal.throwIfAborted();
      await pause(patience, signal);
    }
  }
}

/** Resolves when nothing that stands in any database is still to be carried anywhere. */
export async function settle(
  context: Context,
  follower: RegistryFollower,
  queue: SpokeQueue,
  asAdmin: Ask,
): Promise<void> {
  const { checkpoints, signal } = context;
  for (;;) {
    const before = await caughtUp(context, follower);
    let pending = 0;
    await each(await homesKnown(context, asAdmin), together, async (name) => {
      if (!isSpoke(name)) return;
      const { seq = 0 } = checkpoints.get(name) ?? {};
      if (!(await hasMore(context.at(name), seq))) return;
      pending += 1;
      queue.mark(name);
    });
    await queue.idle();
    signal.throwIfAborted();
    if (pending === 0 && (await caughtUp(context, follower)) === before) break;
  }
  await checkpoints.flush();
}

async function hasMore(database: Database, since: Seq): Promise<boolean> {
  try {
    const { rows } = await changesOf(database, { since, limit: 1 });
    return rows.length > 0;
  } catch (error) {
    if (isStatus(error, 404)) return false;
    throw error;
  }
}
