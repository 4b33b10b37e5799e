import { createHash } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { ChildId, FamilyId, PersonId } from '#model/ids.ts';
import type { Documents } from '../../couch/documents.ts';

/** What the office should look at; nobody is kept out by it. */
export type AlertKind =
  /** The identity provider gives another name than the registry does. */
  | 'name-differs'
  /** The birth date told is not that of the codice fiscale. */
  | 'birth-date-differs'
  /** More than one household lists the person today. */
  | 'several-households'
  /** Somebody whose codice fiscale the registry does not have was let in by an onboarding code. */
  | 'fiscal-code-missing'
  /** A code was tried by somebody with another codice fiscale than the guardian's it was made for. */
  | 'code-of-another'
  /** A child comes of age within 60 days, or has: what guardians may still see is for the office to end. */
  | 'comes-of-age';

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
}

export const alertPrefix = 'alert:';

export type RaiseAlert = (
  fact: Omit<Alert, '_id' | 'type' | 'at'>,
) => Promise<void>;

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
