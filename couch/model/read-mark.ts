import { readMarkId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { documentId } from './ids.ts';
import { flag, object, type Infer } from './schema.ts';

/** That one person has read one document; `confirmed` is the act of pressing 'Ho letto'. */
export const readMark = kind({
  type: 'readMark',
  writer: 'parent',
  audience: 'family',
  editable: true,
  authored: true,
  body: object({ target: documentId, confirmed: flag }),
  key: (doc) => readMarkId(doc.author ?? '', doc.body.target),
});
export type ReadMarkBody = Infer<typeof readMark.body>;
export type ReadMarkDoc = Envelope<'readMark', ReadMarkBody>;
