import { clock, day, instant } from './day.ts';
import { rollCallId } from './document-id.ts';
import { kind } from './envelope.ts';
import { childId, slug } from './ids.ts';
import { map, object, oneOf, text, type Infer } from './schema.ts';
import { meals } from './presences.ts';

const entry = object(
  { state: oneOf(['present', 'absent']), at: instant },
  { in: clock, out: clock, meal: oneOf(meals) },
);

/** The register of one group on one day, as the school took it: the fact from which presences are projected. */
export const rollCall = kind({
  type: 'rollCall',
  writer: ['school', 'staff'],
  audience: 'registry',
  body: object({
    service: slug,
    school: slug,
    group: slug,
    day,
    by: text(80),
    entries: map(childId, entry),
  }),
  key: (doc) => rollCallId(doc.body.group, doc.body.day),
});
export type RollCallBody = Infer<typeof rollCall.body>;
