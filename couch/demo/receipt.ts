import type { Day } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { PaymentBody } from '#model/payment.ts';
import { doc } from './envelope.ts';
import type { Household } from './household.ts';
import { clockOf, moment } from './moment.ts';
import { randomFor, uuidFor } from './random.ts';
import type { World } from './world.ts';

/** Money for a due, by the receipt that its channel gives. */
export function payment(
  world: World,
  household: Household,
  { child, body: due }: Doc<'due'>,
  of: { amount: number; on: Day; channel: PaymentBody['channel']; nav?: false },
): Doc<'payment'> {
  const { amount, on, channel, nav } = of;
  const token = uuidFor(world.seed, 'receipt', due.nav, on, channel);
  const random = randomFor(world.seed, 'payer', token);
  const other = household.adults.at(-1);
  return doc(
    'payment',
    moment(on, clockOf(random.int(420, 1_380))),
    { family: household.id, ...(child === undefined ? {} : { child }) },
    {
      receipt: receiptOf(channel, token, on),
      service: due.service,
      schoolYear: due.schoolYear,
      amount,
      paidOn: on,
      payer: random.chance(0.2) && other ? other.person : due.payer,
      channel,
      ...(nav === false ? {} : { nav: due.nav }),
    },
  );
}

function receiptOf(
  channel: PaymentBody['channel'],
  token: string,
  on: Day,
): string {
  const bare = token.replaceAll('-', '');
  if (channel === 'pagopa') return bare;
  const names = {
    bank: 'BONIFICO',
    counter: 'SPORTELLO',
    refund: 'MANDATO',
  } as const;
  return `${names[channel]}-${on.slice(0, 4)}-${bare.slice(0, 16).toUpperCase()}`;
}
