import type { Day } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import { schoolYearOf } from '#model/school-year.ts';
import { family, giulia, noon, parent, tommaso } from './sample-people.ts';

const due = (
  tail: number,
  child: string,
  slug: string,
  of: readonly [Day, Day, number, string],
  replaces?: number,
): Doc => {
  const nav = (value: number) =>
    `3010000000000${String(value).padStart(5, '0')}`;
  return {
    _id: `due:${nav(tail)}`,
    type: 'due',
    v: 1,
    at: noon(of[0]),
    family,
    child,
    body: {
      nav: nav(tail),
      service: slug,
      schoolYear: schoolYearOf(of[0]),
      reason: of[3],
      amount: of[2],
      issuedOn: of[0],
      dueOn: of[1],
      payer: parent,
      ...(replaces ? { replaces: nav(replaces) } : {}),
    },
  };
};
const pay = (
  tail: number,
  dueTail: number,
  child: string,
  slug: string,
  on: Day,
  amount: number,
): Doc => ({
  _id: `payment:R${String(tail)}`,
  type: 'payment',
  v: 1,
  at: noon(on),
  family,
  child,
  body: {
    receipt: `R${String(tail)}`,
    service: slug,
    schoolYear: schoolYearOf(on),
    amount,
    paidOn: on,
    payer: parent,
    channel: 'pagopa',
    nav: `3010000000000${String(dueTail).padStart(5, '0')}`,
  },
});
/** Paid, due, overdue, replaced and paid in excess. */
export const money = [
  due(1, giulia, 'canteen', [
    '2025-11-05',
    '2025-11-30',
    9240,
    'Mensa ottobre 2025',
  ]),
  pay(1, 1, giulia, 'canteen', '2025-11-24', 9240),
  due(2, giulia, 'canteen', [
    '2026-10-05',
    '2026-10-31',
    6300,
    'Mensa settembre 2026',
  ]),
  pay(2, 2, giulia, 'canteen', '2026-10-20', 6300),
  due(3, giulia, 'canteen', [
    '2026-11-05',
    '2026-11-20',
    9450,
    'Mensa ottobre 2026',
  ]),
  due(
    4,
    giulia,
    'canteen',
    ['2026-11-09', '2026-11-30', 8400, 'Mensa ottobre 2026, corretta'],
    3,
  ),
  due(5, tommaso, 'nursery', [
    '2026-10-05',
    '2026-10-31',
    28500,
    'Retta nido ottobre 2026',
  ]),
  pay(3, 5, tommaso, 'nursery', '2026-10-28', 28500),
  due(6, tommaso, 'nursery', [
    '2026-11-05',
    '2026-11-20',
    28500,
    'Retta nido novembre 2026',
  ]),
  pay(4, 6, tommaso, 'nursery', '2026-11-18', 29700),
  due(7, giulia, 'pre-school', [
    '2026-10-12',
    '2026-11-12',
    4500,
    'Pre-scuola, primo trimestre',
  ]),
];
