import { startQuery, type Capacity } from '#model/access-protocol.ts';

export interface Start {
  /** Where the reader was going. */
  returnTo: string;
  as: Capacity;
  /** Of SPID and CIE. */
  entityId?: string;
}

/** The address of a way in, to be followed by a click. */
export function startHref(start: string, { returnTo, as, entityId }: Start) {
  const [path = '', before = ''] = start.split('?');
  const query = new URLSearchParams(before);
  if (entityId !== undefined) query.set(startQuery.entityId, entityId);
  query.set(startQuery.returnTo, returnTo);
  if (as === 'staff') query.set(startQuery.as, as);
  return `${path}?${query.toString()}`;
}
