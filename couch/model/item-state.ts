import { isDoc, type Doc } from './document.ts';
import { messageTime, type MessageDoc } from './message.ts';

/** Where a parent's document stands: not sent yet, at the Comune, answered. A refused one is kept apart from the others. */
export type ItemState = 'on-phone' | 'received' | 'answered';

/** `messages` are those of the family: a message is answered by any later one of the office in its thread. */
export function itemState(
  doc: Doc,
  messages: readonly MessageDoc[] = [],
): ItemState {
  if (!doc.received) return 'on-phone';
  return isDoc(doc, 'message') && isAnswered(doc, messages)
    ? 'answered'
    : 'received';
}

function isAnswered(doc: MessageDoc, messages: readonly MessageDoc[]): boolean {
  return messages.some(
    (one) =>
      one.body.thread === doc.body.thread &&
      one.body.from.side === 'office' &&
      messageTime(one) > messageTime(doc),
  );
}
