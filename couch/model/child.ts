import { day } from './day.ts';
import { childDocId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { fiscalCode } from './family.ts';
import { object, text, type Infer } from './schema.ts';

/** A child in the Comune's services. */
export const child = kind({
  type: 'child',
  writer: 'staff',
  audience: 'child-and-school',
  body: object(
    { givenName: text(80), familyName: text(80), born: day },
    { fiscalCode },
  ),
  key: (doc) => childDocId(doc.child ?? ''),
});
export type ChildBody = Infer<typeof child.body>;
export type ChildDoc = Envelope<'child', ChildBody>;
