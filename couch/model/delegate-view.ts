import type { Day } from './day.ts';
import {
  isDelegatedOn,
  type DelegationDoc,
  type DelegationScope,
} from './delegation.ts';
import { isDoc, type Doc, type DocType } from './document.ts';
import type { FamilyBody } from './family.ts';
import type { ChildId } from './ids.ts';

/** For each child what a delegate may do today. */
export type DelegateRights = ReadonlyMap<ChildId, ReadonlySet<DelegationScope>>;

/** What a person may do by these delegations of a household, for the children it may see itself; empty: nothing. */
export function delegateRights(
  delegations: readonly DelegationDoc[],
  household: FamilyBody,
  children: readonly ChildId[],
  on: Day,
): DelegateRights {
  const rights = new Map<ChildId, Set<DelegationScope>>();
  for (const doc of delegations)
    for (const scope of doc.body.scopes) {
      const { child } = doc;
      if (child === undefined || !children.includes(child)) continue;
      if (!isDelegatedOn(doc, scope, on, household)) continue;
      const known = rights.get(child) ?? new Set();
      rights.set(child, known.add(scope));
    }
  return rights;
}

/** What each scope shows besides the child and its enrolments. Picking up asks for no more than their names. */
const shown: Record<DelegationScope, readonly DocType[]> = {
  see: ['presences', 'absence'],
  'pick-up': [],
  pay: ['due', 'payment'],
};
const always: readonly DocType[] = ['child', 'enrolment'];

/**
 * A document of the family's database as a delegate may see it; undefined when they may not. Of the household no more
 * than which of the delegate's children belong to it: no adults, no codici fiscali, no payers.
 */
export function delegateView(
  doc: Doc,
  rights: DelegateRights,
): Doc | undefined {
  if (isDoc(doc, 'epoch')) return doc;
  if (isDoc(doc, 'family')) return narrowed(doc, rights);
  const scopes = doc.child === undefined ? undefined : rights.get(doc.child);
  if (scopes === undefined) return undefined;
  if (isDoc(doc, 'child')) return withoutCode(doc);
  const types = [...scopes].reduce(
    (all, scope) => all.concat(shown[scope]),
    always,
  );
  return types.includes(doc.type) ? doc : undefined;
}

function narrowed(doc: Doc<'family'>, rights: DelegateRights): Doc<'family'> {
  const { label, children } = doc.body;
  return Object.assign({}, doc, {
    body: {
      label,
      members: [],
      children: children.filter(({ child }) => rights.has(child)),
      payers: [],
    },
  });
}

function withoutCode(doc: Doc<'child'>): Doc<'child'> {
  const { givenName, familyName, born } = doc.body;
  return Object.assign({}, doc, { body: { givenName, familyName, born } });
}
