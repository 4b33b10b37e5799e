import type { DueDoc } from './due.ts';
import { groupBy } from './group-by.ts';
import type { ChildId, Slug } from './ids.ts';
import {
  inTime,
  movementsOf,
  totalsOf,
  withBalances,
  type Movement,
  type RunningMovement,
  type Totals,
} from './movement.ts';
import type { PaymentDoc } from './payment.ts';
import type { SchoolYear } from './school-year.ts';

/** What the parent ticked; undefined stands for all, an empty list for none. */
export interface StatementChoice {
  schoolYears?: readonly SchoolYear[] | undefined;
  services?: readonly Slug[] | undefined;
}

export interface StatementRow extends Totals {
  /** Undefined for money that names no child and pays no due that does. */
  child: ChildId | undefined;
  service: Slug;
  schoolYear: SchoolYear;
}

/** One child's account in one service; `movements` newest first, their balance runs within the account. */
export interface StatementAccount extends Totals {
  child: ChildId | undefined;
  service: Slug;
  movements: readonly RunningMovement[];
}

export interface ServiceTotals extends Totals {
  service: Slug;
}

/** The estratto conto of a choice of school years and services. */
export interface Statement {
  /** One a child, service and school year, newest year first within an account. */
  rows: readonly StatementRow[];
  /** One a child and service. */
  accounts: readonly StatementAccount[];
  /** One a service: what the chart draws. */
  services: readonly ServiceTotals[];
  totals: Totals;
  /** Everything, newest first; the balance runs over the whole choice. */
  movements: readonly RunningMovement[];
}

/** The statement of a family. A replaced due stands among the movements and counts for nothing. */
export function statementOf(
  dues: readonly DueDoc[],
  payments: readonly PaymentDoc[],
  choice: StatementChoice,
): Statement {
  const movements = movementsOf(dues, payments).filter(
    ({ service, schoolYear }) =>
      (choice.services?.includes(service) ?? true) &&
      (choice.schoolYears?.includes(schoolYear) ?? true),
  );
  const inOrder = movements.slice().sort(byAccount);
  return {
    rows: groupBy(inOrder, rowOf).map(({ head, items }) => ({
      child: head.child,
      service: head.service,
      schoolYear: head.schoolYear,
      ...totalsOf(items),
    })),
    accounts: groupBy(inOrder, accountOf).map(({ head, items }) => ({
      child: head.child,
      service: head.service,
      ...totalsOf(items),
      movements: withBalances(items.sort(inTime)),
    })),
    services: groupBy(inOrder, (one) => one.service)
      .map(({ head, items }) => ({
        service: head.service,
        ...totalsOf(items),
      }))
      .sort((one, other) => (one.service < other.service ? -1 : 1)),
    totals: totalsOf(movements),
    movements: withBalances(movements),
  };
}

function accountOf(one: Movement): string {
  return `${one.child ?? ''} ${one.service}`;
}

function rowOf(one: Movement): string {
  return `${accountOf(one)} ${one.schoolYear}`;
}

/** By child and service, the newest school year first. */
function byAccount(one: Movement, other: Movement): number {
  const [a, b] = [accountOf(one), accountOf(other)];
  if (a !== b) return a < b ? -1 : 1;
  if (one.schoolYear === other.schoolYear) return 0;
  return one.schoolYear > other.schoolYear ? -1 : 1;
}
