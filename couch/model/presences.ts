import { clock, instant, isDay, month, monthOf, type Day } from './day.ts';
import { presencesId } from './document-id.ts';
import { kind, type Envelope } from './envelope.ts';
import { pattern, map, object, oneOf, text, type Infer } from './schema.ts';
import { slug } from './ids.ts';

export const meals = ['full', 'light', 'none'] as const;

/** What was recorded of a child in a service on a day; `at` is when, `by` the office or group that recorded it. */
export const presence = object(
  { state: oneOf(['present', 'absent']), by: text(80), at: instant },
  { in: clock, out: clock, meal: oneOf(meals) },
);
export type Presence = Infer<typeof presence>;

/** Day of the month, '01' to '31'. */
const dayOfMonth = pattern('0[1-9]|[12][0-9]|3[01]');

/** A month of one child in one service, projected from roll calls: a hundred documents instead of two thousand. */
export const presences = kind({
  type: 'presences',
  writer: 'router',
  audience: 'child',
  body: object({ service: slug, month, days: map(dayOfMonth, presence) }),
  key: (doc) => presencesId(doc.child ?? '', doc.body.service, doc.body.month),
  faults: ({ body }) =>
    Object.keys(body.days)
      .filter((one) => !isDay(`${body.month}-${one}`))
      .map((one) => ({ code: 'wrong-form', path: `/body/days/${one}` })),
});
export type PresencesBody = Infer<typeof presences.body>;
export type PresencesDoc = Envelope<'presences', PresencesBody>;

/** The presence recorded on a day, if the month is the day's and something was. */
export function presenceOn(body: PresencesBody, on: Day): Presence | undefined {
  return monthOf(on) === body.month ? body.days[on.slice(8)] : undefined;
}

/** The two months joined day by day: of two records of one day the later recorded stands. */
export function mergePresences(
  one: PresencesBody,
  other: PresencesBody,
): PresencesBody {
  const days: PresencesBody['days'] = Object.assign({}, one.days);
  for (const key of Object.keys(other.days)) {
    const theirs = other.days[key];
    const ours = days[key];
    if (theirs && (!ours || isLater(theirs, ours))) days[key] = theirs;
  }
  return { service: one.service, month: one.month, days };
}

/** One text for equal records, whatever the order of their fields. */
function inOrder(record: Presence): string {
  return JSON.stringify(record, Object.keys(record).sort());
}

/** True when `one` was recorded after `other`, in an order that every side agrees on. */
export function isLater(one: Presence, other: Presence): boolean {
  if (one.at !== other.at) return one.at > other.at;
  // Two records of the same moment: any fixed order will do, as long as both sides choose the same.
  return inOrder(one) > inOrder(other);
}
