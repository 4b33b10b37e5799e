import { daysOfMonth, weekday, type Day, type Month } from '#model/day.ts';

/** The days of a month in weeks from Monday to Sunday; undefined where the week belongs to another month. */
export function monthWeeks(month: Month): (Day | undefined)[][] {
  const weeks: (Day | undefined)[][] = [];
  for (const day of daysOfMonth(month)) {
    const place = weekday(day) - 1;
    if (place === 0 || weeks.length === 0)
      weeks.push(new Array<Day | undefined>(7).fill(undefined));
    const week = weeks.at(-1);
    if (week) week[place] = day;
  }
  return weeks;
}
