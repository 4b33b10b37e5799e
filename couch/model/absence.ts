import {
  day,
  localTime,
  addDays,
  daysBetween,
  type Clock,
  type Day,
  type Instant,
} from './day.ts';
import { absenceId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { slug } from './ids.ts';
import type { Problem } from './problem.ts';
import { flag, object, oneOf, text, type Infer } from './schema.ts';

export const absenceCauses = ['illness', 'family', 'holiday', 'other'] as const;
export type AbsenceCause = (typeof absenceCauses)[number];

/** Longest note of an absence, in UTF-16 units. */
export const noteLimit = 500;

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
    { note: text(noteLimit) },
  ),
  key: (doc) => absenceId(doc.child ?? '', doc.body.service, doc.body.day),
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

/** How far ahead an absence may be reported: this school year and the next. */
const farthest = 400;
/** A phone's clock may be a day off, and a day in UTC starts later than one in Rome: not a reason to refuse a report. */
const clockSlack = 1;

/**
 * What is wrong with the day of a plan, by the author's own clock: neither clock nor calendar is at hand in CouchDB.
 * Lateness is no fault; it is judged by the receipt (`isInTime`).
 */
export function absencePlanProblems(doc: AbsenceDoc): Problem[] {
  const ahead = daysBetween(doc.at.slice(0, 10), doc.body.day);
  if (ahead < -clockSlack) return [{ code: 'in-the-past', path: '/body/day' }];
  return ahead > farthest ? [{ code: 'too-far-ahead', path: '/body/day' }] : [];
}

/** True unless the parent took it back. */
export function absenceStands(doc: AbsenceDoc): boolean {
  return !doc.body.withdrawn;
}
