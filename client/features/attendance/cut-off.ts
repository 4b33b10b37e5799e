import { isInTime, type CutOff } from '#model/absence.ts';
import { addDays, localTime, type Day, type Instant } from '#model/day.ts';

/** How a day's cut-off stands: `free` when the service has none. Decided in the end by the receipt at the Comune. */
export interface CutOffState {
  kind: 'free' | 'in-time' | 'late';
  /** The last day and time that spare the charge; undefined when `free`. */
  last?: { day: Day; clock: string };
  /** Minutes left, negative when late; undefined when `free` or more than a day away. */
  minutesLeft?: number;
}

/** From this many minutes before the cut-off a phone without network should call instead. */
export const nearMinutes = 60;

export function cutOffState(
  on: Day,
  at: Instant,
  cutOff: CutOff | undefined,
): CutOffState {
  if (!cutOff) return { kind: 'free' };
  const last = { day: addDays(on, -cutOff.daysBefore), clock: cutOff.clock };
  const local = localTime(at);
  const kind = isInTime(on, at, cutOff) ? 'in-time' : 'late';
  return local.day === last.day
    ? {
        kind,
        last,
        minutesLeft: minutesOf(last.clock) - minutesOf(local.clock),
      }
    : { kind, last };
}

/** True when waiting for the network may cost the charge, or did already: then a call is better than the queue. */
export function isPressing(state: CutOffState | undefined): boolean {
  if (!state || state.kind === 'free') return false;
  if (state.kind === 'late') return true;
  return state.minutesLeft !== undefined && state.minutesLeft <= nearMinutes;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
