import {
  databaseOf,
  familyDatabase,
  schoolDatabase,
  town,
} from '#model/databases.ts';
import { bumpEpoch } from './epoch.ts';
import { positionOf } from './checkpoints.ts';
import type { Context } from './context.ts';
import { isStatus } from './couch/couch-error.ts';
import type { Ask } from './couch/database.ts';
import { drainIds } from './drain.ts';
import { followSpoke } from './follow-spoke.ts';
import { lifeOf } from './lives.ts';
import type { Lock } from './lock.ts';
import { reconcile } from './reconcile.ts';

/** True for a database in which families or schools write. */
export function isSpoke(name: string): boolean {
  const kind = databaseOf(name)?.kind;
  return kind === 'family' || kind === 'school';
}

/** True for a database that the distribution fills. */
export function isHome(name: string): boolean {
  return isSpoke(name) || name === town;
}

/** The databases there are, with those there should be. */
export async function homesKnown(
  { ties }: Context,
  asAdmin: Ask,
): Promise<string[]> {
  const response = await asAdmin('/_all_dbs');
  const there = (await response.json()) as string[];
  return [
    ...new Set([
      town,
      ...ties.families().map(familyDatabase),
      ...ties.schools().map(schoolDatabase),
      ...there.filter(isSpoke),
    ]),
  ];
}

/** Brings up what was written in a database, and lets go of what strayed into it. */
export async function tendSpoke(
  context: Context,
  lock: Lock,
  name: string,
): Promise<void> {
  const { checkpoints } = context;
  if (!checkpoints.get(name)) await lifeOf(context, name);
  const before = positionOf(checkpoints.get(name)?.seq ?? 0);
  await lock(name, async () => {
    try {
      await drainIds(context, name, await followSpoke(context, name));
    } catch (error) {
      // Deleted meanwhile, or still being made: whether it should be there is for `mend` to say.
      if (!isStatus(error, 404) && !isStatus(error, 403)) throw error;
    }
  });
  if (positionOf(checkpoints.get(name)?.seq ?? 0) < before)
    await beginAnew(context, lock, name);
}

/**
 * Looks whether a database is still the one that was followed. One that was restored, made anew or is missing begins
 * a new life: phones compare everything, and it is given again what it lacks.
 */
export async function mend(
  context: Context,
  lock: Lock,
  name: string,
): Promise<void> {
  const life = await lifeOf(context, name);
  if (life === 'same' || life === 'first-seen') return;
  const { kind, owner = '' } = databaseOf(name) ?? {};
  const wanted =
    kind === 'family'
      ? context.ties.families().includes(owner)
      : kind === 'town' || context.ties.schools().includes(owner);
  if (life === 'missing' && !wanted) return;
  await beginAnew(context, lock, name);
}

function beginAnew(context: Context, lock: Lock, name: string): Promise<void> {
  context.log.warn('a database began another life');
  return lock(name, async () => {
    await context.ensure(name);
    await bumpEpoch(context, name);
    await reconcile(context, name);
  });
}
