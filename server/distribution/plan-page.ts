import type { Ties } from '#model/destinations.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { asDoc } from './as-doc.ts';
import type { StoredDoc } from './couch/database.ts';
import { depth } from './forebears.ts';
import { homesOf } from './homes.ts';

/** A roll call as it stands (undefined when deleted) and as it stood. */
export interface RollCallChange {
  id: string;
  now: Doc<'rollCall'> | undefined;
  before: Doc<'rollCall'>[];
  /** False when some of its former states can no longer be read. */
  complete: boolean;
}

/** What a page of the registry's changes asks for. */
export interface Plan {
  /** Revisions to write, by database. */
  deliveries: Map<string, StoredDoc[]>;
  /** Ids that a database must lose because the document belongs to others now. */
  departures: Map<string, string[]>;
  /** The living leaves of documents that have more than one. */
  conflicts: StoredDoc[][];
  rollCalls: RollCallChange[];
}

export function planPage(
  leavesById: ReadonlyMap<string, readonly StoredDoc[]>,
  forebears: ReadonlyMap<string, readonly StoredDoc[]>,
  ties: Ties,
): Plan {
  const plan: Plan = {
    deliveries: new Map(),
    departures: new Map(),
    conflicts: [],
    rollCalls: [],
  };
  for (const [id, leaves] of leavesById) {
    const living = leaves.filter((leaf) => !leaf._deleted);
    const past = (forebears.get(id) ?? []).flatMap((one) => asDoc(one) ?? []);
    // What is decided of a conflict comes back as a change of its own.
    if (living.length > 1) {
      plan.conflicts.push(living);
      continue;
    }
    const now = asDoc(living[0]);
    if (living.length === 1 && !now) continue;
    planDocument(plan, id, leaves, now, past, ties);
  }
  return plan;
}

function planDocument(
  plan: Plan,
  id: string,
  leaves: readonly StoredDoc[],
  now: Doc | undefined,
  past: readonly Doc[],
  ties: Ties,
): void {
  const former = new Set(past.flatMap((one) => homesOf(one, ties)));
  const homes = now ? homesOf(now, ties) : [...former];
  for (const home of homes) add(plan.deliveries, home, ...leaves);
  if (now)
    for (const home of former)
      if (!homes.includes(home)) add(plan.departures, home, id);
  const before = past.filter((one) => isDoc(one, 'rollCall'));
  if (now ? isDoc(now, 'rollCall') : before.length > 0)
    plan.rollCalls.push({
      id,
      now: now && isDoc(now, 'rollCall') ? now : undefined,
      before,
      complete: before.length >= Math.min(depth, generationOf(leaves) - 1),
    });
}

function generationOf(leaves: readonly StoredDoc[]): number {
  return Math.max(...leaves.map((leaf) => leaf._revisions?.start ?? 1));
}

function add<T>(map: Map<string, T[]>, key: string, ...items: T[]): void {
  const known = map.get(key);
  if (known) known.push(...items);
  else map.set(key, items);
}
