import { familyDocId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import type { Day } from './day.ts';
import type { Infer } from './schema.ts';
import { childId, personId, type ChildId, type PersonId } from './ids.ts';
import { list, object, pattern, text } from './schema.ts';
import type { Problem } from './problem.ts';
import {
  isWithin,
  rangeEnd,
  rangeFaults,
  rangeFields,
  type DatedRange,
} from './range.ts';

/** Codice fiscale: 16 characters, omocodia included (D.M. 23 December 1976); check character in fiscal-code.ts. */
export const fiscalCode = pattern(
  '[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]',
  'fiscal-code',
);

const member = object(
  {
    person: personId,
    givenName: text(80),
    familyName: text(80),
    ...rangeFields,
  },
  { ...rangeEnd, fiscalCode, email: text(254), phone: text(30) },
);
const householdChild = object({ child: childId, ...rangeFields }, rangeEnd);
const payer = object(
  { child: childId, person: personId, ...rangeFields },
  rangeEnd,
);
/**
 * What a court has forbidden, without its reasons, since the household reads it: for as long as it lasts this person
 * has no part in the household, whatever its other entries or anybody's delegation say. By person, or by codice fiscale
 * for somebody whom no household lists.
 */
const courtOrder = object(
  { ...rangeFields },
  { ...rangeEnd, person: personId, fiscalCode },
);

/**
 * A household: the adults who may enter, the children they may see, and who pays for each, as three dated relations.
 * Separated parents are two households with the same child.
 */
export const family = kind({
  type: 'family',
  writer: 'staff',
  audience: 'family',
  body: object(
    {
      label: text(120),
      members: list(member, 12),
      children: list(householdChild, 30),
      payers: list(payer, 60),
    },
    { courtOrders: list(courtOrder, 20) },
  ),
  key: (doc) => familyDocId(doc.family ?? ''),
  faults: ({ body }) => [
    ...faultsOf(body.members, '/body/members'),
    ...faultsOf(body.children, '/body/children'),
    ...faultsOf(body.payers, '/body/payers'),
    ...faultsOf(body.courtOrders ?? [], '/body/courtOrders'),
    ...unnamedIn(body.courtOrders ?? []),
  ],
});
export type FamilyBody = Infer<typeof family.body>;
export type FamilyDoc = Envelope<'family', FamilyBody>;

function faultsOf(ranges: readonly DatedRange[], path: string): Problem[] {
  const faults: Problem[] = [];
  ranges.forEach((range, index) => {
    faults.push(...rangeFaults(range, `${path}/${index}`));
  });
  return faults;
}

/** An order that names nobody would bar nobody, and the office must learn of it. */
function unnamedIn(
  orders: readonly { person?: PersonId; fiscalCode?: string }[],
): Problem[] {
  const faults: Problem[] = [];
  orders.forEach(({ person, fiscalCode }, index) => {
    if (person === undefined && fiscalCode === undefined)
      faults.push({
        code: 'missing',
        path: `/body/courtOrders/${index}/person`,
      });
  });
  return faults;
}

/** The children a household may see on a day, each once. */
export function childrenOn(body: FamilyBody, on: Day): ChildId[] {
  const ids: ChildId[] = [];
  for (const one of body.children)
    if (isWithin(one, on) && !ids.includes(one.child)) ids.push(one.child);
  return ids;
}

/** True when a court order keeps somebody away from this household on a day: it overrides whatever else is said of them. */
export function isBarredOn(
  body: FamilyBody,
  who: { person?: PersonId; fiscalCode?: string },
  on: Day,
): boolean {
  return (body.courtOrders ?? []).some(
    (order) =>
      isWithin(order, on) &&
      ((who.person !== undefined && order.person === who.person) ||
        (who.fiscalCode !== undefined && order.fiscalCode === who.fiscalCode)),
  );
}

/** True when the person may enter this household's portal on a day. */
export function isMemberOn(
  body: FamilyBody,
  person: PersonId,
  on: Day,
): boolean {
  const listed = body.members.filter((one) => one.person === person);
  return (
    listed.some((one) => isWithin(one, on)) &&
    !listed.some((one) => isBarredOn(body, one, on))
  );
}
