import type { Couch } from '../couch/couch.ts';
import type { Documents } from '../couch/documents.ts';
import { startingWith } from '../couch/starting-with.ts';

interface Expiring {
  until?: string;
  forget?: number;
}

/** Beginnings of the ids of what is over some time: at `until`, or `forget` ms since 1970. */
const prefixes = [
  'attempts:',
  'session:',
  'wiped:',
  'pending:',
  'unbound:',
  'choosing:',
  'onboarding:',
  'asked:',
  'seen:',
  'nameid:',
  'cohesion:',
  'once:',
  'proof:',
  'allowance:',
  'mail:',
  'office:',
];

/**
 * Takes sessions that are over and attempts that are forgotten out of the portal's database.
 * @returns how many. @throws AppError 'couch-away'
 */
export async function removeExpired(
  couch: Couch,
  own: Documents,
  now: Date,
): Promise<number> {
  let removed = 0;
  for (const prefix of prefixes)
    for await (const doc of startingWith<Expiring>(couch, prefix))
      if (isOver(doc, now) && (await own.remove(doc))) removed += 1;
  return removed;
}

function isOver({ until, forget }: Expiring, now: Date): boolean {
  if (until !== undefined) return until <= now.toISOString();
  return forget !== undefined && forget <= now.getTime();
}
