import { day, type Day } from './day.ts';
import { kind, type Envelope } from './envelope.ts';
import { slug } from './ids.ts';
import { rangeFaults } from './range.ts';
import { list, object, text, type Infer } from './schema.ts';

/** Days on which a service does not run: everywhere, or at some schools or for some services only. */
export const closure = kind({
  type: 'closure',
  writer: 'staff',
  audience: 'town',
  body: object(
    { from: day, to: day, reason: text(160) },
    { schools: list(slug, 200), services: list(slug, 50) },
  ),
  faults: ({ body }) => rangeFaults(body, '/body'),
});
export type ClosureBody = Infer<typeof closure.body>;
export type ClosureDoc = Envelope<'closure', ClosureBody>;

/** No list and an empty one, which a form may leave behind, both mean all. */
function names(list: readonly string[] | undefined, one: string): boolean {
  return !list || list.length === 0 || list.includes(one);
}

export function closes(
  body: ClosureBody,
  on: Day,
  school: string,
  service: string,
): boolean {
  return (
    body.from <= on &&
    on <= body.to &&
    names(body.schools, school) &&
    names(body.services, service)
  );
}
