import {
  addMonths,
  isDay,
  month as monthForm,
  monthOf,
  type Day,
  type Month,
} from '#model/day.ts';
import { lastDay, schoolYearOf } from '#model/school-year.ts';

/** The month a URL asks for: its own, that of the day it opens, or this month. */
export function monthFrom(
  asked: string | null,
  day: string | undefined,
  today: Day,
): Month {
  const pattern = new RegExp(`^${monthForm.pattern ?? ''}$`);
  if (asked !== null && pattern.test(asked)) return asked;
  return day !== undefined && isDay(day) ? monthOf(day) : monthOf(today);
}

/** The months to pick from: the first with anything in it to the end of this school year, newest first. */
export function monthOffer(
  first: Month | undefined,
  shown: Month,
  today: Day,
): Month[] {
  const end = monthOf(lastDay(schoolYearOf(today)));
  const edges = [first ?? monthOf(today), shown, end].sort();
  const start = edges[0] ?? shown;
  const stop = edges.at(-1) ?? shown;
  const months: Month[] = [];
  for (let one = stop; one >= start; one = addMonths(one, -1)) months.push(one);
  return months;
}

/** The twelve months of a month's school year, September first. */
export function schoolYearMonths(month: Month): Month[] {
  const start: Month = `${schoolYearOf(`${month}-01`).slice(0, 4)}-09`;
  return Array.from({ length: 12 }, (_, index) => addMonths(start, index));
}
