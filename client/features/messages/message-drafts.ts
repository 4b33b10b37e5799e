import { topics, type Topic } from '#model/message.ts';
import type { ChildId } from '#model/ids.ts';

/** A reply as typed so far; `replaces` is the refused message it mends. */
export interface ReplyDraft {
  text: string;
  replaces?: string;
}

/** A new message as typed so far. */
export interface NewDraft {
  /** Undefined until chosen: the topic decides the office. */
  topic: Topic | undefined;
  child: ChildId | undefined;
  subject: string;
  text: string;
}

export function readReplyDraft(kept: unknown): ReplyDraft | undefined {
  const { text, replaces } = fieldsOf(kept);
  if (typeof text !== 'string') return undefined;
  return typeof replaces === 'string' ? { text, replaces } : { text };
}

export function readNewDraft(kept: unknown): NewDraft | undefined {
  const { topic, child, subject, text } = fieldsOf(kept);
  return typeof subject === 'string' && typeof text === 'string'
    ? {
        topic: topics.find((one) => one === topic),
        child: typeof child === 'string' ? child : undefined,
        subject,
        text,
      }
    : undefined;
}

function fieldsOf(kept: unknown): Partial<Record<string, unknown>> {
  return typeof kept === 'object' && kept !== null ? { ...kept } : {};
}
