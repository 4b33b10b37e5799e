import type { Day } from './day.ts';
import type { DueDoc } from './due.ts';
import type { ChildId, Nav, Slug } from './ids.ts';
import { sum, type Cents } from './money.ts';
import type { PaymentBody, PaymentDoc } from './payment.ts';
import { replacedDues } from './replaced-dues.ts';
import type { SchoolYear } from './school-year.ts';

/** One line of an account, from one due or payment. */
export interface Movement {
  /** The document it comes from. */
  id: string;
  kind: 'due' | 'credit-note' | 'replaced' | 'payment' | 'refund';
  /** Day of issue or of payment. */
  on: Day;
  child: ChildId | undefined;
  service: Slug;
  schoolYear: SchoolYear;
  nav: Nav | undefined;
  /** Of a due: why, until when, and what stands in its place. */
  reason?: string;
  dueOn?: Day;
  replacedBy?: Nav;
  /** Of a payment. */
  channel?: PaymentBody['channel'];
  /** Cents as the document says; a credit note and a refund are negative. */
  amount: Cents;
  /** Cents it counts for as owed and as paid; a replaced due counts for nothing. */
  due: Cents;
  paid: Cents;
}

/** A movement with the balance after it: above zero to pay, below zero a credit. */
export interface RunningMovement extends Movement {
  balance: Cents;
}

/** What was asked and what was paid, in cents; `balance` is due minus paid. */
export interface Totals {
  due: Cents;
  paid: Cents;
  balance: Cents;
}

/** Every due and payment as a movement, oldest first; of one day, what is owed comes before what is paid. */
export function movementsOf(
  dues: readonly DueDoc[],
  payments: readonly PaymentDoc[],
): Movement[] {
  const replaced = replacedDues(dues);
  const children = new Map(dues.map((one) => [one.body.nav, one.child]));
  return [
    ...dues.map((one) => ofDue(one, replaced.get(one.body.nav))),
    ...payments.map((one) => ofPayment(one, children)),
  ].sort(inTime);
}

function ofDue(doc: DueDoc, replacedBy: Nav | undefined): Movement {
  const { nav, service, schoolYear, amount, reason, issuedOn, dueOn } =
    doc.body;
  const line: Movement = {
    id: doc._id,
    kind: amount < 0 ? 'credit-note' : 'due',
    on: issuedOn,
    child: doc.child,
    service,
    schoolYear,
    nav,
    reason,
    dueOn,
    amount,
    due: amount,
    paid: 0,
  };
  return replacedBy === undefined
    ? line
    : Object.assign(line, { kind: 'replaced', replacedBy, due: 0 } as const);
}

/** A payment that names no child is for the child of the due it pays. */
function ofPayment(
  doc: PaymentDoc,
  children: ReadonlyMap<Nav, ChildId | undefined>,
): Movement {
  const { nav, service, schoolYear, amount, paidOn, channel } = doc.body;
  return {
    id: doc._id,
    kind: amount < 0 ? 'refund' : 'payment',
    on: paidOn,
    child: doc.child ?? (nav === undefined ? undefined : children.get(nav)),
    service,
    schoolYear,
    nav,
    channel,
    amount,
    due: 0,
    paid: amount,
  };
}

/** Order of time; of one day, what is owed comes before what is paid. */
export function inTime(one: Movement, other: Movement): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  const sides = Number('channel' in one) - Number('channel' in other);
  return sides || (one.id < other.id ? -1 : 1);
}

/** Newest first, each with the balance after it; takes them oldest first. */
export function withBalances(
  movements: readonly Movement[],
): RunningMovement[] {
  let balance = 0;
  return movements
    .map((one) => {
      balance += one.due - one.paid;
      return Object.assign({}, one, { balance });
    })
    .reverse();
}

export function totalsOf(
  movements: readonly { due: Cents; paid: Cents }[],
): Totals {
  const due = sum(movements.map((one) => one.due));
  const paid = sum(movements.map((one) => one.paid));
  return { due, paid, balance: due - paid };
}
