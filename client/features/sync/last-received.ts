import type { Instant } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';

/** What parents write. */
export const parentTypes = ['absence', 'message', 'readMark'] as const;

/** How many receipts are worth a look. */
const shown = 8;

/** This parent's documents that the Comune has received, the latest first, with when. */
export function lastReceived(
  docs: readonly Doc[],
  account: Account,
): { doc: Doc; at: Instant }[] {
  return docs
    .flatMap((doc) =>
      doc.received && doc.author === account.person
        ? [{ doc, at: doc.received.at }]
        : [],
    )
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, shown);
}
