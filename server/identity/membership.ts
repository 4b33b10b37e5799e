import { familyDatabase, familyRole } from '#model/databases.ts';
import { localTime } from '#model/day.ts';
import { epochId, familyDocId } from '#model/document-id.ts';
import type { EpochDoc } from '#model/epoch.ts';
import { childrenOn, isMemberOn, type FamilyDoc } from '#model/family.ts';
import type { ChildId, FamilyId, PersonId } from '#model/ids.ts';
import type { DocumentsOf } from '../couch/documents.ts';
import { AppError } from '../errors.ts';

/** A parent as today's household knows them. */
export interface Parent {
  person: PersonId;
  family: FamilyId;
}

export interface Household {
  /** Whom the family may see today. */
  children: readonly ChildId[];
  /** The life of the family's database. */
  epoch: string;
}

export type Membership = (
  parent: Parent,
  signal?: AbortSignal,
) => Promise<Household | undefined>;

/**
 * What the household grants a parent today, read anew for every request; undefined when it no longer lists them.
 * @throws AppError 'rights-unknown' when the household's document has not arrived: no rights known is not no rights
 *   (facts/sync.md §4, 36).
 */
export function membershipFrom(
  documents: DocumentsOf,
  now: () => Date,
): Membership {
  return async ({ person, family }, signal) => {
    const who = { role: familyRole(family), sub: person };
    const own = documents(who, familyDatabase(family));
    const ids = [familyDocId(family), epochId];
    // No database, no household: not yet made, or being restored.
    const found = (await own.getAll<FamilyDoc | EpochDoc>(ids, signal)) ?? [];
    const household = found.find((doc) => doc.type === 'family');
    const epoch = found.find((doc) => doc.type === 'epoch');
    if (!household) throw new AppError('rights-unknown');
    const today = localTime(now()).day;
    return isMemberOn(household.body, person, today)
      ? {
          children: childrenOn(household.body, today),
          epoch: epoch?.body.number ?? '',
        }
      : undefined;
  };
}
