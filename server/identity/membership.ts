import { familyDatabase, familyRole } from '#model/databases.ts';
import { localTime } from '#model/day.ts';
import { epochId, familyDocId } from '#model/document-id.ts';
import type { EpochDoc } from '#model/epoch.ts';
import { delegateRights, type DelegateRights } from '#model/delegate-view.ts';
import type { DelegationDoc } from '#model/delegation.ts';
import { childrenOn, isMemberOn, type FamilyDoc } from '#model/family.ts';
import type { ChildId, FamilyId, PersonId } from '#model/ids.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { DocumentsOf } from '../couch/documents.ts';
import { AppError } from '../errors.ts';

/** A parent as today's household knows them, or a delegate as its delegations do. */
export interface Parent {
  person: PersonId;
  family: FamilyId;
  /** Of a delegate: ids of the delegations that name them. */
  delegations?: readonly string[];
}

/** Undefined for an account that belongs to no household. */
export function parentOf({
  person,
  family,
  delegations,
}: Account): Parent | undefined {
  return person && family
    ? { person, family, ...(delegations && { delegations }) }
    : undefined;
}

export interface Household {
  /** Whom the family may see today. */
  children: readonly ChildId[];
  /** Of a delegate: all that they may do. Undefined for a guardian. */
  rights?: DelegateRights;
  /** The life of the family's database. */
  epoch: string;
}

type Found = FamilyDoc | EpochDoc | DelegationDoc;

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
  return async ({ person, family, delegations }, signal) => {
    const who = { role: familyRole(family), sub: person };
    const own = documents(who, familyDatabase(family));
    const ids = [familyDocId(family), epochId, ...(delegations ?? [])];
    // No database, no household: not yet made, or being restored.
    const found = (await own.getAll<Found>(ids, signal)) ?? [];
    const household = found.find((doc) => doc.type === 'family');
    const epoch = found.find((doc) => doc.type === 'epoch');
    if (!household) throw new AppError('rights-unknown');
    const today = localTime(now()).day;
    const granted = {
      children: childrenOn(household.body, today),
      epoch: epoch?.body.number ?? '',
    };
    if (!delegations)
      return isMemberOn(household.body, person, today) ? granted : undefined;
    const given = found.filter((doc) => doc.type === 'delegation');
    const { children } = granted;
    const rights = delegateRights(given, household.body, children, today);
    return rights.size > 0
      ? { ...granted, children: [...rights.keys()], rights }
      : undefined;
  };
}
