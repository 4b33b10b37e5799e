import { day, daysBetween, type Day } from './day.ts';
import { kind, type Envelope } from './envelope.ts';
import { isBarredOn, fiscalCode, type FamilyBody } from './family.ts';
import { isFiscalCode } from './fiscal-code.ts';
import type { Problem } from './problem.ts';
import { isWithin, rangeFaults } from './range.ts';
import { flag, list, object, oneOf, text, type Infer } from './schema.ts';

/** What a delegate may do: see the child's days, pick the child up at school, see and pay what is due. */
export const delegationScopes = ['see', 'pick-up', 'pay'] as const;
export type DelegationScope = (typeof delegationScopes)[number];

/** Longest time from the first day to the last: a school year and its summer. */
const longest = 400;

const delegationBody = object(
  {
    givenName: text(80),
    familyName: text(80),
    fiscalCode,
    scopes: list(oneOf(delegationScopes), 3),
    from: day,
    to: day,
    revoked: flag,
  },
  { phone: text(30) },
);
export type DelegationBody = Infer<typeof delegationBody>;

/**
 * An adult whom a guardian lets act for one child: named, for a time, for a purpose, and revocable by either guardian
 * (facts/identity.md §7). The child's school and every household of the child see it. A court order overrides it.
 */
export const delegation = kind({
  type: 'delegation',
  writer: 'parent',
  audience: 'child-and-school',
  editable: true,
  authored: true,
  sensitive: (doc) => !doc.body.revoked,
  body: delegationBody,
  faults: ({ body }) => faultsOf(body),
});
export type DelegationDoc = Envelope<'delegation', DelegationBody>;

function faultsOf(body: DelegationBody): Problem[] {
  const faults = rangeFaults(body, '/body');
  if (body.scopes.length === 0)
    faults.push({ code: 'missing', path: '/body/scopes' });
  if (!isFiscalCode(body.fiscalCode))
    faults.push({ code: 'wrong-form', path: '/body/fiscalCode' });
  if (faults.length === 0 && daysBetween(body.from, body.to) > longest)
    faults.push({ code: 'too-far-ahead', path: '/body/to' });
  return faults;
}

/**
 * What is wrong with a delegation written over the one that stands. Another person is another delegation, what was
 * revoked stays revoked, and the child's other household may revoke but not widen.
 */
export function delegationChangeProblems(
  doc: DelegationDoc,
  stored: DelegationDoc,
): Problem[] {
  const { body } = doc;
  if (body.fiscalCode !== stored.body.fiscalCode)
    return [{ code: 'not-editable', path: '/body/fiscalCode' }];
  return body.revoked || (!stored.body.revoked && doc.family === stored.family)
    ? []
    : [{ code: 'not-editable', path: '' }];
}

/** True when the delegation lets its delegate do this on a day, in the household that gave it. */
export function isDelegatedOn(
  { body }: DelegationDoc,
  scope: DelegationScope,
  on: Day,
  household: FamilyBody,
): boolean {
  return (
    !body.revoked &&
    body.scopes.includes(scope) &&
    isWithin(body, on) &&
    !isBarredOn(household, { fiscalCode: body.fiscalCode }, on)
  );
}
