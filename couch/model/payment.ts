import { day } from './day.ts';
import { paymentId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { nav, personId, slug } from './ids.ts';
import { cents } from './money.ts';
import { schoolYear } from './school-year.ts';
import { object, oneOf, pattern, type Infer } from './schema.ts';

export const paymentChannels = ['pagopa', 'bank', 'counter', 'refund'] as const;

/** Money received, by its receipt; service and school year are the due's, copied so that a statement needs no join. */
export const payment = kind({
  type: 'payment',
  writer: ['staff', 'portal'],
  audience: 'family',
  frozen: true,
  body: object(
    {
      receipt: pattern('[A-Za-z0-9-]{1,40}'),
      service: slug,
      schoolYear,
      amount: cents,
      paidOn: day,
      payer: personId,
      channel: oneOf(paymentChannels),
    },
    { nav },
  ),
  key: (doc) => paymentId(doc.body.receipt),
  // Money given back counts below zero: a positive refund would pay the due a second time.
  faults: ({ body }) =>
    body.channel === 'refund' && body.amount > 0
      ? [{ code: 'out-of-range', path: '/body/amount' }]
      : [],
});
export type PaymentBody = Infer<typeof payment.body>;
export type PaymentDoc = Envelope<'payment', PaymentBody>;
