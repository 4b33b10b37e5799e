import type { DueDoc } from '#model/due.ts';
import type { ChildId } from '#model/ids.ts';
import type { PaymentDoc } from '#model/payment.ts';
import type { Choice } from './choice.ts';

/** A family's dues and payments, or some of them. */
export interface Money {
  dues: readonly DueDoc[];
  payments: readonly PaymentDoc[];
}

/** The money of these children; a payment that names no child goes with the due it pays. */
export function ofChildren(money: Money, children: readonly ChildId[]): Money {
  const isOf = (child: ChildId | undefined) =>
    child !== undefined && children.includes(child);
  const dues = money.dues.filter((one) => isOf(one.child));
  const navs = new Set(dues.map((one) => one.body.nav));
  return {
    dues,
    payments: money.payments.filter((one) =>
      one.child === undefined
        ? one.body.nav !== undefined && navs.has(one.body.nav)
        : isOf(one.child),
    ),
  };
}

/** The money of the ticked school years and services. */
export function ofChoice(money: Money, choice: Choice): Money {
  const isIn = ({ body }: DueDoc | PaymentDoc) =>
    choice.schoolYears.includes(body.schoolYear) &&
    choice.services.includes(body.service);
  return {
    dues: money.dues.filter(isIn),
    payments: money.payments.filter(isIn),
  };
}
