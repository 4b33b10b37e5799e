import {
  databaseOf,
  familyDatabase,
  schoolDatabase,
  town,
} from '#model/databases.ts';
import { bumpEpoch } from './epoch.ts';
import type { Context } from './context.ts';
import { isStatus } from './couch/couch-error.ts';
import { infoOf } from './couch/read.ts';
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

/** Brings up what was written in a database, and lets go of what strayed into it; notes how far the town stands. */
export async function tendHome(
  context: Context,
  lock: Lock,
  name: string,
): Promise<void> {
  const { checkpoints } = context;
  if (!checkpoints.get(name)) await lifeOf(context, name);
  await lock(name, async () => {
    try {
      if (name === town) await noteTown(context);
      else await drainIds(context, name, await followSpoke(context, name));
    } catch (error) {
      // Deleted meanwhile, or still being made: whether it should be there is for `mend` to say.
      if (!isStatus(error, 404) && !isStatus(error, 403)) throw error;
    }
  });
  if (checkpoints.hasBegun(name)) await mend(context, lock, name);
}

/** Nothing comes up from the town; where it stands shows whether it was put back. */
async function noteTown({ at, checkpoints }: Context): Promise<void> {
  const info = await infoOf(at(town));
  const known = checkpoints.get(town);
  if (!info || !known) return;
  checkpoints.set(town, { ...known, seq: info.updateSeq });
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
  // Whoever else finds the same meanwhile waits, and finds it mended.
  await lock(`life of ${name}`, async () => {
    const life = await lifeOf(context, name);
    if (life === 'same' || life === 'first-seen') return;
    if (life === 'missing' && !isWanted(context, name)) return;
    if (life === 'missing') context.checkpoints.begin(name, '');
    await beginAnew(context, lock, name);
  });
}

function isWanted({ ties }: Context, name: string): boolean {
  const { kind, owner = '' } = databaseOf(name) ?? {};
  return kind === 'family'
    ? ties.families().includes(owner)
    : kind === 'town' || ties.schools().includes(owner);
}

function beginAnew(context: Context, lock: Lock, name: string): Promise<void> {
  const { checkpoints, log } = context;
  log.warn('a database began another life');
  return lock(name, async () => {
    await context.ensure(name);
    await bumpEpoch(context, name);
    await reconcile(context, name);
    checkpoints.confirm(name);
  });
}
