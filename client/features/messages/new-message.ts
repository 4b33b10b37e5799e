import type { Instant } from '#model/day.ts';
import type { ChildId } from '#model/ids.ts';
import type { MessageDoc, Topic } from '#model/message.ts';
import type { Account } from '#model/phone-protocol.ts';

/** What a parent wrote; without `thread` it opens a new one. */
export interface MessageText {
  thread?: string;
  topic: Topic;
  child?: ChildId | undefined;
  subject: string;
  text: string;
}

/** The message as a document; `id` is a new uuid. */
export function newMessage(
  written: MessageText,
  from: { account: Account; at: Instant; id: string },
): MessageDoc {
  const { person, family, name } = from.account;
  return {
    _id: `message:${from.id}`,
    type: 'message',
    v: 1,
    at: from.at,
    ...(family && { family }),
    ...(person && { author: person }),
    ...(written.child && { child: written.child }),
    body: {
      thread: written.thread ?? from.id,
      topic: written.topic,
      subject: written.subject.trim(),
      text: written.text.trim(),
      from: { side: 'parent', name },
    },
  };
}
