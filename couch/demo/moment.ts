import {
  addDays,
  weekday,
  type Clock,
  type Day,
  type Instant,
} from '#model/day.ts';

/** The last Sunday of a month with 31 days. */
function lastSunday(year: string, month: '03' | '10'): Day {
  const end: Day = `${year}-${month}-31`;
  return addDays(end, -(weekday(end) % 7));
}

/**
 * The instant of a wall-clock time in the Comune, exact for the hours in which anybody is at work: summer time runs
 * from the last Sunday of March to the last of October (directive 2000/84/EC), changing at night.
 */
export function moment(on: Day, clock: Clock): Instant {
  const year = on.slice(0, 4);
  const summer = on >= lastSunday(year, '03') && on < lastSunday(year, '10');
  const hours = Number(clock.slice(0, 2)) - (summer ? 2 : 1);
  return `${on}T${two(hours)}${clock.slice(2)}:00.000Z`;
}

/** 'HH:MM' of a number of minutes after midnight. */
export function clockOf(minutes: number): Clock {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

export function later(at: Instant, seconds: number): Instant {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
