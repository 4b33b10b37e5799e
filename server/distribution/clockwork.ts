import { localTime } from '#model/day.ts';
import type { Context } from './context.ts';
import type { Ask } from './couch/database.ts';
import { each } from './each.ts';
import { rights } from './follow-registry.ts';
import type { Lock } from './lock.ts';
import { reconcile } from './reconcile.ts';
import { remembered } from './remembered.ts';
import { homesKnown, mend } from './spokes.ts';
import { turnRights } from './turn-rights.ts';
import { turnedBetween } from './turn-ties.ts';

const hour = 3_600_000;
/** A sweep by night when the last is older than this; by day when it is older than `overdue`. */
const nightly = 12 * hour;
const overdue = 36 * hour;
/** Databases swept at once: the sweep must not be in anybody's way. */
const together = 2;

export interface Clockwork {
  /** Does what the hour asks for: rights that begin or end with the day, the nightly sweep. */
  tick: () => Promise<void>;
  /** Compares every database with the registry (facts/sync.md §4, fault 44: events can be lost). */
  sweep: () => Promise<void>;
  /** Notes that every database has just been compared in another way. */
  swept: () => Promise<void>;
}

export function clockwork(
  context: Context,
  lock: Lock,
  asAdmin: Ask,
): Clockwork {
  const lastDay = remembered(context.portal, 'day');
  const lastSweep = remembered(context.portal, 'sweep');
  const turnDay = async () => {
    const today = context.today();
    const before = await lastDay.get();
    if (before === today) return;
    if (before !== undefined)
      await lock(rights, () =>
        turnRights(context, lock, turnedBetween(context.ties, before, today)),
      );
    await lastDay.set(today);
  };
  const swept = () => lastSweep.set(context.now().toISOString());
  const sweepAll = async () => {
    await each(await homesKnown(context, asAdmin), together, async (name) => {
      await mend(context, lock, name);
      await lock(name, () => reconcile(context, name));
    });
    await swept();
  };
  const sweep = () => lock('sweep', sweepAll);
  const isSweepDue = async () => {
    const last = await lastSweep.get();
    if (last === undefined) return true;
    const age = context.now().getTime() - Date.parse(last);
    const { clock } = localTime(context.now());
    const night = clock >= '02:00' && clock < '05:00';
    return age > (night ? nightly : overdue);
  };
  return {
    sweep,
    swept,
    async tick() {
      await turnDay();
      if (await isSweepDue()) await sweep();
    },
  };
}
