import type { Instant } from './day.ts';
import { kind, type Envelope } from './envelope.ts';
import { slug, uuid } from './ids.ts';
import { object, oneOf, text, type Infer } from './schema.ts';

/** What a question is about; it decides the office that answers. */
export const topics = [
  'canteen',
  'nursery',
  'transport',
  'pre-school',
  'payments',
  'enrolment',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** One message of a thread between a family and an office. `thread` is the uuid in the first message's id. */
export const message = kind({
  type: 'message',
  writer: ['parent', 'staff'],
  audience: 'family',
  frozen: true,
  body: object({
    thread: uuid,
    topic: oneOf(topics),
    subject: text(120),
    text: text(5000),
    from: object(
      { side: oneOf(['parent', 'office']), name: text(120) },
      { office: slug },
    ),
  }),
});
export type MessageBody = Infer<typeof message.body>;
export type MessageDoc = Envelope<'message', MessageBody>;

/** When a message counts as said: by the Comune's clock where it is known, since a phone's may be a day off. */
export function messageTime(doc: MessageDoc): Instant {
  return doc.received?.at ?? doc.at;
}
