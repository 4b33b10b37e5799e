import {
  day,
  localTime,
  addDays,
  type Clock,
  type Day,
  type Instant,
} from './day.ts';
import { kind, type Envelope } from './envelope.ts';
import { slug } from './ids.ts';
import { flag, object, oneOf, text, type Infer } from './schema.ts';

export const absenceCauses = ['illness', 'family', 'holiday', 'other'] as const;
export type AbsenceCause = (typeof absenceCauses)[number];

/**
 * An absence reported in advance: a plan, kept apart from the fact. Undone by `withdrawn`, never by deletion, so
 * that what was said and when stays readable.
 */
export const absence = kind({
  type: 'absence',
  writer: 'parent',
  audience: 'child-and-school',
  editable: true,
  body: object(
    { service: slug, day, cause: oneOf(absenceCauses), withdrawn: flag },
    { note: text(500) },
  ),
  key: (doc) =>
    `absence:${doc.child ?? ''}:${doc.body.service}:${doc.body.day}`,
});
export type AbsenceBody = Infer<typeof absence.body>;
export type AbsenceDoc = Envelope<'absence', AbsenceBody>;

/** Until when an absence spares the charge: a time of the day itself or of a day before it. */
export interface CutOff {
  clock: Clock;
  daysBefore: number;
}

/** True when an absence for `on`, received at `at`, is in time. An absence without receipt is judged as if received now. */
export function isInTime(on: Day, at: Instant | Date, cutOff: CutOff): boolean {
  const local = localTime(at);
  const last = addDays(on, -cutOff.daysBefore);
  return (
    local.day < last || (local.day === last && local.clock <= cutOff.clock)
  );
}
