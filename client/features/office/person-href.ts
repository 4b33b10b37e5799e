import type { FamilyId, PersonId } from '#model/ids.ts';

/** The page of somebody whom the registry lists. */
export function personHref(family: FamilyId, person: PersonId): string {
  return `/ufficio/persone/${family}/${person}`;
}
