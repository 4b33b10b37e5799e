import type { DayState, ServiceDay } from './service-day.ts';

/** How many days of each state, and two sums. */
export interface DayCount extends Record<DayState, number> {
  /** Days the school registered: present and absent. */
  recorded: number;
  /** Days on which the service ran, or will, with the child enrolled, whatever is known of them. */
  expected: number;
}

/** The days of a month or of a year, counted: '18 presenze su 20 giorni'. */
export function countDays(days: readonly ServiceDay[]): DayCount {
  const count: DayCount = {
    present: 0,
    absent: 0,
    reported: 0,
    closed: 0,
    awaited: 0,
    unrecorded: 0,
    none: 0,
    recorded: 0,
    expected: 0,
  };
  for (const { state } of days) count[state] += 1;
  count.recorded = count.present + count.absent;
  count.expected =
    count.recorded + count.reported + count.awaited + count.unrecorded;
  return count;
}
