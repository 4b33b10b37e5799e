import { createHash } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { FamilyId, PersonId } from '#model/ids.ts';
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
  /** A child of the household comes of age soon, or has. */
  | 'comes-of-age';

export interface Alert {
  _id: string;
  type: 'alert';
  kind: AlertKind;
  person: PersonId;
  family: FamilyId;
  at: Instant;
  /** What was said, where it differs. */
  detail?: string;
}

export const alertPrefix = 'alert:';

export type RaiseAlert = (alert: {
  kind: AlertKind;
  person: PersonId;
  family: FamilyId;
  detail?: string;
}) => Promise<void>;

/** One alert for each fact, however often it is met: the office closes it, and it comes again only if the fact changes. */
export function alertsIn(portal: Documents, now: () => Date): RaiseAlert {
  return async ({ kind, person, family, detail }) => {
    const fact = JSON.stringify([kind, person, family, detail]);
    const alert: Alert = {
      _id: `${alertPrefix}${createHash('sha256').update(fact).digest('hex')}`,
      type: 'alert',
      ...{ kind, person, family },
      at: now().toISOString(),
      ...(detail !== undefined && { detail }),
    };
    // Refused when it stands already.
    await portal.put(alert);
  };
}
