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

export function closes(
  body: ClosureBody,
  on: Day,
  school: string,
  service: string,
): boolean {
  return (
    body.from <= on &&
    on <= body.to &&
    (!body.schools || body.schools.includes(school)) &&
    (!body.services || body.services.includes(service))
  );
}
