import { pattern } from './schema.ts';

declare const brand: unique symbol;
/** A calendar day 'YYYY-MM-DD', with no time zone: a school day is the same day for everybody. */
export type Day = string & { readonly [brand]?: 'day' };
/** A calendar month 'YYYY-MM'. */
export type Month = string & { readonly [brand]?: 'month' };
/** A moment, ISO 8601 in UTC: '2026-03-03T07:12:00.000Z'. */
export type Instant = string & { readonly [brand]?: 'instant' };
/** A wall-clock time 'HH:MM' in the Comune's time zone. */
export type Clock = string & { readonly [brand]?: 'clock' };

export const day = pattern<Day>(
  '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])',
  'date',
);
export const month = pattern<Month>('[0-9]{4}-(?:0[1-9]|1[0-2])');
export const instant = pattern<Instant>(
  '[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{3})?Z',
  'date-time',
);
export const clock = pattern<Clock>('(?:[01][0-9]|2[0-3]):[0-5][0-9]');

/** Every Comune is in this zone; deadlines and 'today' are read on its clocks. */
export const timeZone = 'Europe/Rome';

const dayMs = 86_400_000;

/** Midnight UTC of a day, in ms: for arithmetic on days only. */
function toMs(value: Day): number {
  return Date.parse(`${value}T00:00:00Z`);
}

/** By arithmetic, not by Date: CouchDB asks for every moment of every document. */
const lastDates = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day that exists: the form alone lets 31 February through. */
export function isDay(value: string): value is Day {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!match) return false;
  const [year, month, date] = match.slice(1).map(Number) as [
    number,
    number,
    number,
  ];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && leap ? 29 : lastDates[month - 1];
  return last !== undefined && date >= 1 && date <= last;
}

export function addDays(value: Day, count: number): Day {
  return new Date(toMs(value) + count * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `start` to `end`; negative when `end` comes first. */
export function daysBetween(start: Day, end: Day): number {
  return Math.round((toMs(end) - toMs(start)) / dayMs);
}

/** 1 Monday to 7 Sunday. */
export function weekday(value: Day): number {
  return new Date(toMs(value)).getUTCDay() || 7;
}

export function monthOf(value: Day): Month {
  return value.slice(0, 7);
}

export function addMonths(value: Month, count: number): Month {
  const year = Number(value.slice(0, 4));
  const index = Number(value.slice(5, 7)) - 1 + count;
  return new Date(Date.UTC(year, index, 1)).toISOString().slice(0, 7);
}

export function daysOfMonth(value: Month): Day[] {
  const days: Day[] = [];
  for (
    let one: Day = `${value}-01`;
    monthOf(one) === value;
    one = addDays(one, 1)
  )
    days.push(one);
  return days;
}

/** The days from `start` to `end`, both included; empty when `end` comes first. */
export function daysFrom(start: Day, end: Day): Day[] {
  const days: Day[] = [];
  for (let one = start; one <= end; one = addDays(one, 1)) days.push(one);
  return days;
}

/** The day and wall-clock time of an instant on the Comune's clocks; 'sv-SE' is the locale whose form is ISO. */
export function localTime(at: Instant | Date): { day: Day; clock: Clock } {
  const [date = '', time = ''] = new Date(at)
    .toLocaleString('sv-SE', { timeZone })
    .split(' ');
  return { day: date, clock: time.slice(0, 5) };
}
