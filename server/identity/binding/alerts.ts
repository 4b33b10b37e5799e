import { createHash } from 'node:crypto';
import type { AlertKind } from '#model/office-protocol.ts';
import type { Instant } from '#model/day.ts';
import type { ChildId, FamilyId, PersonId } from '#model/ids.ts';
import type { Documents } from '../../couch/documents.ts';

export interface Alert {
  _id: string;
  type: 'alert';
  kind: AlertKind;
  person?: PersonId;
  family?: FamilyId;
  child?: ChildId;
  at: Instant;
  /** What was said, where it differs. */
  detail?: string;
  /** Since when the office has dealt with it, and the account that did: it stays, so that the fact is not told again. */
  closed?: Instant;
  closedBy?: string;
}

export const alertPrefix = 'alert:';

export type RaiseAlert = (
  fact: Omit<Alert, '_id' | 'type' | 'at'>,
) => Promise<void>;

/** An alert that was dealt with: its id still tells the fact, its words go. */
export function closed(alert: Alert, by: string, at: Date): Alert {
  const told = { ...alert, closed: at.toISOString(), closedBy: by };
  delete told.detail;
  return told;
}

/** One alert for each fact, however often it is met: the office closes it, and it comes again only if the fact changes. */
export function alertsIn(portal: Documents, now: () => Date): RaiseAlert {
  return async (fact) => {
    const { kind, person, family, child, detail } = fact;
    const key = JSON.stringify([kind, person, family, child, detail]);
    const alert: Alert = {
      ...fact,
      _id: `${alertPrefix}${createHash('sha256').update(key).digest('hex')}`,
      type: 'alert',
      at: now().toISOString(),
    };
    // Refused when it stands already.
    await portal.put(alert);
  };
}
