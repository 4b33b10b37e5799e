import { day } from './day.ts';
import { dueId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { nav, personId, slug } from './ids.ts';
import { cents } from './money.ts';
import { schoolYear } from './school-year.ts';
import { object, text, type Infer } from './schema.ts';

/** An amount owed, with its notice number; once sent it is never edited, a new due replaces it. Negative: a credit note. */
export const due = kind({
  type: 'due',
  writer: 'staff',
  audience: 'family',
  frozen: true,
  body: object(
    {
      nav,
      service: slug,
      schoolYear,
      reason: text(140),
      amount: cents,
      issuedOn: day,
      dueOn: day,
      payer: personId,
    },
    { replaces: nav },
  ),
  key: (doc) => dueId(doc.body.nav),
  faults: ({ body }) =>
    body.replaces === body.nav
      ? [{ code: 'not-allowed', path: '/body/replaces' }]
      : [],
});
export type DueBody = Infer<typeof due.body>;
export type DueDoc = Envelope<'due', DueBody>;
