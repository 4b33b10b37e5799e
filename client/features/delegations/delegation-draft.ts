import { addDays, isDay, type Day, type Instant } from '#model/day.ts';
import {
  delegationScopes,
  type DelegationDoc,
  type DelegationScope,
} from '#model/delegation.ts';
import { isFiscalCode } from '#model/fiscal-code.ts';
import type { ChildId, FamilyId, PersonId } from '#model/ids.ts';

/** The form of a delegation as typed so far. */
export interface DelegationDraft {
  children: ChildId[];
  givenName: string;
  familyName: string;
  fiscalCode: string;
  phone: string;
  scopes: DelegationScope[];
  from: string;
  to: string;
}

export type DelegationFault =
  | 'children'
  | 'given-name'
  | 'family-name'
  | 'fiscal-code'
  | 'own-code'
  | 'scopes'
  | 'from'
  | 'to'
  | 'long';

/** An empty form: for an only child, until the end of the school year (31 August). */
export function emptyDraft(
  children: readonly ChildId[],
  today: Day,
): DelegationDraft {
  const end = `${today.slice(0, 4)}-08-31`;
  return {
    children: children.length === 1 ? [...children] : [],
    ...{ givenName: '', familyName: '', fiscalCode: '', phone: '' },
    scopes: [],
    from: today,
    to: end > addDays(today, 30) ? end : nextYear(end),
  };
}

function nextYear(day: Day): Day {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}

/** What keeps it from being sent, in the order of the form. `own` are the codici fiscali of the household's adults. */
export function delegationFaults(
  draft: DelegationDraft,
  today: Day,
  own: readonly string[],
): DelegationFault[] {
  const faults: DelegationFault[] = [];
  if (draft.children.length === 0) faults.push('children');
  if (!draft.givenName.trim()) faults.push('given-name');
  if (!draft.familyName.trim()) faults.push('family-name');
  const code = codeOf(draft);
  if (!isFiscalCode(code)) faults.push('fiscal-code');
  else if (own.includes(code)) faults.push('own-code');
  if (draft.scopes.length === 0) faults.push('scopes');
  if (!isDay(draft.from)) faults.push('from');
  if (!isDay(draft.to) || draft.to < draft.from || draft.to < today)
    faults.push('to');
  else if (isDay(draft.from) && draft.to > addDays(draft.from, 400))
    faults.push('long');
  return faults;
}

/** As people write it: in any case, with spaces. */
function codeOf({ fiscalCode }: DelegationDraft): string {
  return fiscalCode.replace(/\s/g, '').toUpperCase();
}

/** One document for each child: each is sent, seen and revoked by itself. */
export function delegationsOf(
  draft: DelegationDraft,
  by: { family: FamilyId; author: PersonId; at: Instant },
): DelegationDoc[] {
  const phone = draft.phone.trim();
  return draft.children.map((child) => ({
    _id: `delegation:${crypto.randomUUID()}`,
    type: 'delegation',
    v: 1,
    ...by,
    child,
    body: {
      givenName: draft.givenName.trim(),
      familyName: draft.familyName.trim(),
      fiscalCode: codeOf(draft),
      scopes: delegationScopes.filter((one) => draft.scopes.includes(one)),
      from: draft.from,
      to: draft.to,
      revoked: false,
      ...(phone && { phone }),
    },
  }));
}

/** The form that would give this delegation again. */
export function draftOf({ child, body }: DelegationDoc): DelegationDraft {
  const { givenName, familyName, fiscalCode, scopes, from, to } = body;
  return {
    children: child === undefined ? [] : [child],
    ...{ givenName, familyName, fiscalCode, scopes, from, to },
    phone: body.phone ?? '',
  };
}

/** A kept draft, if it still has this form's shape. */
export function readDraft(kept: unknown): DelegationDraft | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const one = kept as Record<keyof DelegationDraft, unknown>;
  const texts = [
    ...[one.givenName, one.familyName, one.fiscalCode],
    ...[one.phone, one.from, one.to],
  ];
  const lists = [one.children, one.scopes];
  return texts.every((text) => typeof text === 'string') &&
    lists.every(Array.isArray)
    ? {
        ...(one as DelegationDraft),
        scopes: delegationScopes.filter((scope) =>
          (one.scopes as unknown[]).includes(scope),
        ),
      }
    : undefined;
}
