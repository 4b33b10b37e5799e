import type { Day } from './day.ts';
import type { DueDoc } from './due.ts';
import { groupBy } from './group-by.ts';
import type { Nav } from './ids.ts';
import { sum, type Cents } from './money.ts';
import { movementsOf, type Movement } from './movement.ts';
import type { PaymentDoc } from './payment.ts';
import { replacedDues } from './replaced-dues.ts';

/** A due that stands, with what is still to pay of it: cents, above zero. */
export interface OpenDue {
  due: DueDoc;
  open: Cents;
}

export interface OpenDues {
  /** Earliest deadline first. */
  dues: readonly OpenDue[];
  /** Cents paid or credited beyond the dues of their child and service; below zero only when more was refunded than paid. */
  credit: Cents;
}

/**
 * What is still to pay. A payment goes to the due it names, or to the one that replaced it; what is left over, and
 * credit notes, go to the earliest deadlines of the same child and service, or of the service where money names no
 * child. The sum of `open` less `credit` is the
 * balance of the statement.
 */
export function openDues(
  dues: readonly DueDoc[],
  payments: readonly PaymentDoc[],
): OpenDues {
  const docs = new Map(dues.map((one) => [one._id, one]));
  const replaced = replacedDues(dues);
  const open: OpenDue[] = [];
  let credit = 0;
  for (const items of accountsOf(movementsOf(dues, payments))) {
    const account = settle(items, replaced);
    credit += account.credit;
    for (const one of account.lines) {
      const due = docs.get(one.line.id);
      if (due && one.open > 0) open.push({ due, open: one.open });
    }
  }
  return { dues: open.sort(byDeadline), credit };
}

/** One a child and service; one for all children of a service in which some money names none. */
function accountsOf(lines: readonly Movement[]): Movement[][] {
  const shared = new Set<string>();
  for (const line of lines)
    if (line.child === undefined) shared.add(line.service);
  return groupBy(lines, ({ child, service }) =>
    shared.has(service) ? service : `${child ?? ''} ${service}`,
  ).map(({ items }) => items);
}

function byDeadline(one: OpenDue, other: OpenDue): number {
  const [a, b] = [one.due.body.dueOn, other.due.body.dueOn];
  if (a !== b) return a < b ? -1 : 1;
  return one.due._id < other.due._id ? -1 : 1;
}

interface Settled {
  lines: { line: Movement; open: Cents }[];
  credit: Cents;
}

function settle(
  items: readonly Movement[],
  replaced: ReadonlyMap<Nav, Nav>,
): Settled {
  const lines = items
    .filter((line) => line.due > 0)
    .sort((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1))
    .map((line) => {
      const named = items.filter((one) => pays(one, line, replaced));
      const paid = sum(named.map((one) => one.paid));
      return { line, open: line.due - Math.min(Math.max(paid, 0), line.due) };
    });
  const given = sum(items.map((one) => one.paid - Math.min(one.due, 0)));
  let rest = given - sum(lines.map((one) => one.line.due - one.open));
  for (const one of lines) {
    const part = Math.min(Math.max(rest, 0), one.open);
    one.open -= part;
    rest -= part;
  }
  // Refunded beyond what was left over: the latest deadlines are open again.
  for (const one of lines.slice().reverse()) {
    const part = Math.min(Math.max(-rest, 0), one.line.due - one.open);
    one.open += part;
    rest += part;
  }
  return { lines, credit: rest };
}

function pays(
  payment: Movement,
  due: Movement,
  replaced: ReadonlyMap<Nav, Nav>,
): boolean {
  const { nav } = payment;
  return (
    payment.channel !== undefined &&
    nav !== undefined &&
    (replaced.get(nav) ?? nav) === due.nav
  );
}

/** Cents to pay whose deadline had passed on a day: the last day to pay is not yet late. */
export function overdueOn(open: OpenDues, today: Day): Cents {
  return sum(
    open.dues
      .filter((one) => one.due.body.dueOn < today)
      .map((one) => one.open),
  );
}

/** The next due to pay, from a day on; undefined when there is none. */
export function nextDue(open: OpenDues, today: Day): OpenDue | undefined {
  return open.dues.find((one) => one.due.body.dueOn >= today);
}
