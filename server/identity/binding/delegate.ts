import type { Day } from '#model/day.ts';
import { delegateRights } from '#model/delegate-view.ts';
import type { DelegationDoc } from '#model/delegation.ts';
import { childrenOn, type FamilyDoc } from '#model/family.ts';
import type { FamilyId } from '#model/ids.ts';
import type { Identity } from '../identity-provider.ts';

/**
 * Whom delegations of one codice fiscale let in today; undefined when none does. Of several households the one that
 * gave the first: a delegate of two is one account of each, and a session is of one.
 */
export async function delegateAmong(
  delegations: readonly DelegationDoc[],
  householdOf: (family: FamilyId) => Promise<FamilyDoc | undefined>,
  today: Day,
): Promise<Identity | undefined> {
  const sorted = [...delegations].sort(byAge);
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
    return {
      account: {
        ...{ id: person, role: 'parent', name, person, family },
        delegations: ids.slice(0, most),
      },
      roles: [],
    };
  }
  return undefined;
}

/** Each request reads them. */
const most = 50;

function byAge(one: DelegationDoc, other: DelegationDoc): number {
  return key(one) < key(other) ? -1 : 1;
}

function key({ received, at, _id }: DelegationDoc): string {
  return `${received?.at ?? at} ${_id}`;
}
