import type { Reach } from './announcement.ts';
import type { Day } from './day.ts';
import type { EnrolmentDoc } from './enrolment.ts';
import { lastDay } from './school-year.ts';

/** The schools and services of this school year and later: the news of last year's school is nobody's concern. */
export function reachOf(
  enrolments: readonly EnrolmentDoc[],
  today: Day,
): Reach {
  const current = enrolments.filter(
    ({ body }) => lastDay(body.schoolYear) >= today,
  );
  const distinct = (values: string[]) => Array.from(new Set(values)).sort();
  return {
    schools: distinct(current.map(({ body }) => body.school)),
    services: distinct(current.map(({ body }) => body.service)),
  };
}
