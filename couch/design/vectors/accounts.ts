import type { DueDoc } from '#model/due.ts';
import type { PaymentDoc } from '#model/payment.ts';
import { ids, samples } from './samples.ts';

export const nav = (count: number) =>
  `3020000000000${String(count).padStart(5, '0')}`;

/** A due with its own notice number. */
export function due(
  count: number,
  body: Partial<DueDoc['body']>,
  child: string = ids.child,
): DueDoc {
  const full = { ...samples.due.body, nav: nav(count), ...body };
  return { ...samples.due, _id: `due:${full.nav}`, child, body: full };
}

/** A payment that names no child, and a due only when told. */
export function payment(
  count: number,
  { nav: paid, ...body }: Partial<PaymentDoc['body']>,
): PaymentDoc {
  const doc: PaymentDoc = {
    ...samples.payment,
    _id: `payment:R${count}`,
    body: { ...samples.payment.body, receipt: `R${count}`, ...body },
  };
  if (paid === undefined) delete doc.body.nav;
  else doc.body.nav = paid;
  delete doc.child;
  return doc;
}

export const march = due(1, {
  amount: 8400,
  issuedOn: '2026-03-02',
  dueOn: '2026-03-31',
});
export const april = due(2, {
  amount: 6000,
  issuedOn: '2026-04-02',
  dueOn: '2026-04-30',
});
export const nursery = due(
  3,
  {
    amount: 25_000,
    service: 'nido',
    schoolYear: '2024-2025',
    issuedOn: '2025-05-01',
    dueOn: '2025-05-31',
  },
  ids.otherChild,
);
