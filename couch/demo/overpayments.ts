import { addDays } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Household } from './household.ts';
import { randomFor } from './random.ts';
import { payment } from './receipt.ts';
import type { World } from './world.ts';

/**
 * Money beyond what was due. A household in credit has either paid one due twice or sent a bank transfer that names
 * no notice number; a few others have paid twice and were given it back.
 */
export function overpaymentsOf(
  world: World,
  household: Household,
  live: readonly Doc<'due'>[],
  paid: readonly Doc<'payment'>[],
): Doc<'payment'>[] {
  const random = randomFor(world.seed, 'overpayment', household.index);
  const transfer = random.chance(0.5) && household.scene !== 'credit';
  const refunded = random.chance(0.03);
  const latest = addDays(world.today, -40);
  const one = paid.filter(({ body }) => body.paidOn <= latest).at(-1);
  const due = live.find(({ body }) => body.nav === one?.body.nav);
  if (!one || !due) return [];
  const { amount, paidOn } = one.body;
  const again = { amount, on: addDays(paidOn, 3), channel: 'bank' as const };
  if (household.habit === 'credit')
    return transfer
      ? [
          payment(world, household, due, {
            ...again,
            amount: 5_000,
            nav: false,
          }),
        ]
      : [payment(world, household, due, again)];
  if (household.habit !== 'punctual' || !refunded || household.scene) return [];
  return [
    payment(world, household, due, again),
    payment(world, household, due, {
      amount: -amount,
      on: addDays(paidOn, 34),
      channel: 'refund',
    }),
  ];
}
