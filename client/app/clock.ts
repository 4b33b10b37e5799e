import { localTime, type Day, type Instant } from '#model/day.ts';

/** How far this phone's clock is ahead of the Comune's, in ms, as the last answer told. */
let aheadMs = 0;

/** Told by the shell at every change of the sync state. */
export function correctClock(clockAheadMs: number | undefined): void {
  aheadMs = clockAheadMs ?? 0;
}

/** This moment by the Comune's clock, as far as known: deadlines on a phone that is a day off stay true. */
export function now(): Instant {
  return new Date(Date.now() - aheadMs).toISOString();
}

/** The Comune's today. */
export function today(): Day {
  return localTime(now()).day;
}
