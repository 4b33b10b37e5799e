import { groupBy } from './group-by.ts';
import type { ChildId, PersonId } from './ids.ts';
import { itemState, type ItemState } from './item-state.ts';
import { messageTime, type MessageDoc, type Topic } from './message.ts';
import type { ReadMarkDoc } from './read-mark.ts';

/** The messages of one question and its answers. */
export interface Thread {
  id: string;
  topic: Topic;
  subject: string;
  child: ChildId | undefined;
  /** Oldest first. */
  messages: readonly MessageDoc[];
  last: MessageDoc;
  /** Messages of the office that this person has not read. */
  unread: number;
  /** State of the last message of the parents' side; 'answered' also for a thread the office began. */
  state: ItemState;
}

/** The threads of a family as one person sees them, the one that moved last first. */
export function threadsOf(
  messages: readonly MessageDoc[],
  marks: readonly ReadMarkDoc[],
  person: PersonId | undefined,
): Thread[] {
  const read = new Set(
    marks.filter((one) => one.author === person).map((one) => one.body.target),
  );
  return groupBy(messages.slice().sort(inTime), (one) => one.body.thread)
    .map(({ head, items }) => threadFrom(head, items, read))
    .sort((one, other) => inTime(other.last, one.last));
}

function threadFrom(
  head: MessageDoc,
  items: readonly MessageDoc[],
  read: ReadonlySet<string>,
): Thread {
  const asked = items.filter((one) => one.body.from.side === 'parent');
  const question = asked[asked.length - 1];
  return {
    id: head.body.thread,
    topic: head.body.topic,
    subject: head.body.subject,
    child: head.child,
    messages: items,
    last: items[items.length - 1] ?? head,
    unread: items.filter(
      (one) => one.body.from.side === 'office' && !read.has(one._id),
    ).length,
    state: question ? itemState(question, items) : 'answered',
  };
}

/** By the time of messageTime; what has not left this phone is the newest of all, whatever its clock says. */
function inTime(one: MessageDoc, other: MessageDoc): number {
  const [unsent, otherUnsent] = [isUnsent(one), isUnsent(other)];
  if (unsent !== otherUnsent) return unsent ? 1 : -1;
  const [a, b] = [messageTime(one), messageTime(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one._id < other._id ? -1 : 1;
}

function isUnsent(doc: MessageDoc): boolean {
  return doc.body.from.side === 'parent' && !doc.received;
}
