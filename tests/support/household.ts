import type { Doc } from '#model/document.ts';
import {
  absenceId,
  childDocId,
  familyDocId,
  presencesId,
  rollCallId,
} from '#model/document-id.ts';

const at = '2026-11-02T08:00:00.000Z';

/** A uuid that says in a failing test what it stands for: `uuid('f', 1)`. */
export function uuid(letter: string, number: number): string {
  return `${letter}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const familyIdOf = (number: number) => uuid('f', number);
export const childIdOf = (number: number) => uuid('c', number);
export const personIdOf = (number: number) => uuid('a', number);

/** A household with one adult and these children, since 2024. */
export function household(
  number: number,
  children: readonly (number | { child: number; from: string; to?: string })[],
): Doc<'family'> {
  const family = familyIdOf(number);
  const ranges = children.map((one) =>
    typeof one === 'number'
      ? { child: childIdOf(one), from: '2024-09-01' }
      : { ...one, child: childIdOf(one.child) },
  );
  return {
    _id: familyDocId(family),
    type: 'family',
    v: 1,
    at,
    family,
    body: {
      label: `Famiglia ${number}`,
      members: [
        {
          person: personIdOf(number),
          givenName: 'Prova',
          familyName: `Numero ${number}`,
          from: '2024-09-01',
        },
      ],
      children: ranges,
      payers: [],
    },
  };
}

export function childDoc(number: number): Doc<'child'> {
  const child = childIdOf(number);
  return {
    _id: childDocId(child),
    type: 'child',
    v: 1,
    at,
    child,
    body: {
      givenName: `Bimbo ${number}`,
      familyName: 'Prova',
      born: '2019-05-05',
    },
  };
}

export function place(
  number: number,
  child: number,
  school: string,
  range: { from: string; to?: string } = { from: '2025-09-15' },
): Doc<'enrolment'> {
  return {
    _id: `enrolment:${uuid('e', number)}`,
    type: 'enrolment',
    v: 1,
    at,
    child: childIdOf(child),
    body: {
      service: 'mensa',
      school,
      schoolName: `Scuola ${school}`,
      group: `${school}-1a`,
      groupName: '1ª A',
      schoolYear: '2026-2027',
      ...range,
    },
  };
}

export function rollCallOn(
  day: string,
  school: string,
  entries: Record<number, { state?: 'present' | 'absent'; at?: string }>,
): Doc<'rollCall'> {
  const group = `${school}-1a`;
  return {
    _id: rollCallId(group, day),
    type: 'rollCall',
    v: 1,
    at: `${day}T09:00:00.000Z`,
    body: {
      service: 'mensa',
      school,
      group,
      day,
      by: '1ª A',
      entries: Object.fromEntries(
        Object.entries(entries).map(([number, { state, at: entryAt }]) => [
          childIdOf(Number(number)),
          { state: state ?? 'present', at: entryAt ?? `${day}T08:30:00.000Z` },
        ]),
      ),
    },
  };
}

export function monthOfChild(child: number, month: string): string {
  return presencesId(childIdOf(child), 'mensa', month);
}

export function absenceOf(
  child: number,
  family: number,
  day: string,
  note?: string,
): Doc<'absence'> {
  return {
    _id: absenceId(childIdOf(child), 'mensa', day),
    type: 'absence',
    v: 1,
    at,
    family: familyIdOf(family),
    child: childIdOf(child),
    author: personIdOf(family),
    received: { at: '2026-11-20T10:00:00.000Z', by: 'portal' },
    body: {
      service: 'mensa',
      day,
      cause: 'illness',
      withdrawn: false,
      ...(note !== undefined && { note }),
    },
  };
}

export function question(
  number: number,
  family: number,
  text = 'Che cosa c’è a pranzo?',
): Doc<'message'> {
  return {
    _id: `message:${uuid('b', number)}`,
    type: 'message',
    v: 1,
    at,
    family: familyIdOf(family),
    author: personIdOf(family),
    received: { at: '2026-11-20T10:00:00.000Z', by: 'portal' },
    body: {
      thread: uuid('b', number),
      topic: 'canteen',
      subject: 'Pranzo',
      text,
      from: { side: 'parent', name: `Prova ${number}` },
    },
  };
}

/** A day on which nothing runs, for the whole town. */
export function closureOn(number: number, day: string): Doc<'closure'> {
  return {
    _id: `closure:${uuid('d', number)}`,
    type: 'closure',
    v: 1,
    at: '2026-11-02T08:00:00.000Z',
    body: { from: day, to: day, reason: 'Festa' },
  };
}
