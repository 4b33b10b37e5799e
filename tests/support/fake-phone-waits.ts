import type { Received } from '#model/envelope.ts';
import type { Hit } from './fake-comune.ts';
import { docsOf, type FakePhone } from './fake-phone.ts';
import { until } from './until.ts';

export const isPush = ({ path }: Hit) => path.endsWith('_bulk_docs');

/** Resolves to the stamp of a document that a phone wrote, once the phone has it. */
export function received(one: FakePhone, id: string): Promise<Received> {
  return until(`${id} received`, async () => {
    const docs = await docsOf(one.store, 'message', 'absence');
    return docs.find((doc) => doc._id === id)?.received;
  });
}

/** Resolves when the phone has so many messages. */
export async function hasMessages(
  one: FakePhone,
  count: number,
): Promise<void> {
  await until(`${count} messages`, async () => {
    const docs = await docsOf(one.store, 'message');
    return docs.length === count;
  });
}
