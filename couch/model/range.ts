import { day, type Day } from './day.ts';
import type { Problem } from './problem.ts';

/** Every right is dated: from a day, to a day (both included) or without end. */
export interface DatedRange {
  from: Day;
  to?: Day;
}

export const rangeFields = { from: day } as const;
export const rangeEnd = { to: day } as const;

export function isWithin(range: DatedRange, on: Day): boolean {
  return range.from <= on && (range.to === undefined || on <= range.to);
}

/** A range may not end before it starts; `path` is where it stands in the document. */
export function rangeFaults(range: DatedRange, path: string): Problem[] {
  return range.to !== undefined && range.to < range.from
    ? [{ code: 'out-of-range', path: `${path}/to` }]
    : [];
}
