import { addDays, type Day } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { PaymentBody } from '#model/payment.ts';
import type { Household } from './household.ts';
import { randomFor, type Random } from './random.ts';
import { overpaymentsOf } from './overpayments.ts';
import { payment } from './receipt.ts';
import type { World } from './world.ts';

/** What a household has paid until `today`, as its habit has it; the first of the cast has something left to pay. */
export function paymentsOf(
  world: World,
  household: Household,
  dues: readonly Doc<'due'>[],
): Doc<'payment'>[] {
  const random = randomFor(world.seed, 'payments', household.index);
  const replaced = new Set(dues.map(({ body }) => body.replaces));
  const live = dues.filter(
    ({ body }) =>
      body.amount > 0 &&
      !replaced.has(body.nav) &&
      !(household.scene === 'two-children' && body.dueOn >= world.today),
  );
  const stopped = stopsPaying(world, household, random);
  const part = live.find(({ body }) => body.issuedOn >= stopped);
  const paid = live.flatMap((due) => {
    const on = paidOn(household, due, stopped, random);
    const channel = channelOf(random);
    const amount =
      due === part && household.scene === 'arrears'
        ? Math.floor(due.body.amount / 2)
        : due.body.amount;
    const day = due === part ? addDays(due.body.dueOn, 12) : on;
    return day !== undefined && day <= world.today
      ? [payment(world, household, due, { amount, on: day, channel })]
      : [];
  });
  return [...paid, ...overpaymentsOf(world, household, live, paid)];
}

/** From when a household in arrears pays no more; the others never stop. */
function stopsPaying(world: World, { habit }: Household, random: Random): Day {
  const draw = random.int(120, 260);
  return habit === 'arrears' ? addDays(world.today, -draw) : '9999-12-31';
}

function paidOn(
  { habit }: Household,
  { body }: Doc<'due'>,
  stopped: Day,
  random: Random,
): Day | undefined {
  const [soon, delay, after] = [
    random.int(2, 20),
    random.int(1, 40),
    random.chance(0.15),
  ];
  switch (habit) {
    case 'punctual':
      return addDays(body.issuedOn, soon);
    case 'late':
      return addDays(body.dueOn, delay);
    case 'credit':
      return addDays(body.issuedOn, Math.ceil(soon / 3));
    case 'arrears':
      return body.issuedOn < stopped || after
        ? addDays(body.dueOn, delay)
        : undefined;
  }
}

function channelOf(random: Random): PaymentBody['channel'] {
  const draw = random.next();
  if (draw < 0.85) return 'pagopa';
  return draw < 0.95 ? 'bank' : 'counter';
}
