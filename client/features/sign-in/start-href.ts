import { startQuery, type Capacity } from '#model/access-protocol.ts';

export interface Start {
  /** Where the reader was going. */
  returnTo: string;
  as: Capacity;
  /** Of SPID and CIE. */
  entityId?: string;
  /** True when what is wanted is a fresh proof, not a way in. */
  strong?: boolean;
}

/** The address of a way in, to be followed by a click. */
export function startHref(
  start: string,
  { returnTo, as, entityId, strong }: Start,
) {
  const [path = '', before = ''] = start.split('?');
  const query = new URLSearchParams(before);
  if (entityId !== undefined) query.set(startQuery.entityId, entityId);
  query.set(startQuery.returnTo, returnTo);
  if (as === 'staff') query.set(startQuery.as, as);
  // Only Cohesion knows of it: who has just been there need not choose again how.
  if (strong && entityId === undefined) query.set(startQuery.renew, '1');
  return `${path}?${query.toString()}`;
}
