import type { Doc } from '#model/document.ts';
import type { Refused } from '../../client/data/store.ts';
import type { Phone } from './phone.ts';
import { until } from './until.ts';

/** Waits until the phone shows a document, written by whomever. */
export function arrives(phone: Phone, id: string): Promise<Doc> {
  return until(`${id} is on the phone`, async () =>
    (await phone.docs('message', 'absence', 'child', 'presences')).find(
      ({ _id }) => _id === id,
    ),
  );
}

/** Waits until a parent's document carries the Comune's receipt on the phone. */
export function received(phone: Phone, id: string): Promise<Doc> {
  return until(`${id} is received`, async () => {
    const doc = await arrives(phone, id);
    return doc.received && doc;
  });
}

/** Waits until the Comune's refusal of a document is on the phone. */
export function isRefused(phone: Phone, id: string): Promise<Refused> {
  return until(`${id} is refused`, async () =>
    (await phone.refused()).find(({ doc }) => doc._id === id),
  );
}
