import type { ChildDoc } from '#model/child.ts';
import { addDays, localTime } from '#model/day.ts';
import type { Documents } from '../../couch/documents.ts';
import type { RaiseAlert } from './alerts.ts';

interface Deps {
  /** The database `registry`, in the portal's name. */
  registry: Documents;
  alert: RaiseAlert;
  now: () => Date;
}

/** Days ahead, so that the office can ask the household what is still owed, and to whom. */
const ahead = 60;
const most = 500;

/**
 * Tells the office of children who come of age within 60 days, or have. At 18 they answer for themselves, but what was
 * billed is still the payer's, up to the end of a school year: so the portal cuts nobody off by itself. The office ends
 * the relation, by its last day in the household, and rights end with it in every database.
 */
export async function alertComingOfAge({
  registry,
  alert,
  now,
}: Deps): Promise<void> {
  const soon = addDays(localTime(now()).day, ahead);
  const born = `${Number(soon.slice(0, 4)) - 18}${soon.slice(4)}`;
  const selector = { type: 'child', 'body.born': { $lte: born } };
  for (const { child } of await registry.find<ChildDoc>(selector, most))
    if (child !== undefined) await alert({ kind: 'comes-of-age', child });
}
