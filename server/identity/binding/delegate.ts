import type { Day } from '#model/day.ts';
import { delegateRights } from '#model/delegate-view.ts';
import type { DelegationDoc } from '#model/delegation.ts';
import { childrenOn, type FamilyDoc } from '#model/family.ts';
import type { ChildId, FamilyId } from '#model/ids.ts';
import type { Identity } from '../identity-provider.ts';

/** An account that somebody has in one household, and what of it tells it from another. */
export interface FamilyAccess {
  identity: Identity;
  label: string;
  /** Whom it may see. */
  children: readonly ChildId[];
}

/**
 * Whom delegations of one codice fiscale let in today, the household that gave the first before the others: a delegate
 * of two is one account of each, so that a device never mixes what it keeps, and a session is of one.
 */
export async function delegatesAmong(
  delegations: readonly DelegationDoc[],
  householdOf: (family: FamilyId) => Promise<FamilyDoc | undefined>,
  today: Day,
): Promise<FamilyAccess[]> {
  const sorted = [...delegations].sort(byAge);
  const found: FamilyAccess[] = [];
  for (const family of new Set(sorted.map((doc) => doc.family))) {
    const household = family && (await householdOf(family));
    if (!household) continue;
    const given = sorted.filter((doc) => doc.family === family);
    const children = childrenOn(household.body, today);
    const rights = delegateRights(given, household.body, children, today);
    const [first] = given;
    if (rights.size === 0 || !first) continue;
    // The oldest keeps its id whatever is given later or ends, so that a delegate's device knows them again.
    const person = first._id.slice('delegation:'.length);
    const { givenName, familyName } = first.body;
    const name = `${givenName} ${familyName}`;
    const ids = given.map(({ _id }) => _id);
    const account = {
      ...{ id: person, role: 'parent' as const, name, person, family },
      delegations: ids.slice(0, most),
    };
    found.push({
      identity: { account, roles: [] },
      label: household.body.label,
      children: [...rights.keys()],
    });
  }
  return found;
}

/** Each request reads them. */
const most = 50;

function byAge(one: DelegationDoc, other: DelegationDoc): number {
  return key(one) < key(other) ? -1 : 1;
}

function key({ received, at, _id }: DelegationDoc): string {
  return `${received?.at ?? at} ${_id}`;
}
