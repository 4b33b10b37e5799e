import { msg, str } from '@lit/localize';
import {
  addDays,
  localTime,
  type Clock,
  type Day,
  type Instant,
  type Month,
} from '#model/day.ts';
import type { Cents } from '#model/money.ts';
import { currentLocale } from './locale.ts';

/** Dates of the Comune are European whatever the language: 'en' alone would put the month first. */
const tags = { it: 'it-IT', en: 'en-GB' } as const;

function dayFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // A day is midnight UTC here, so UTC is the zone that gives the same day back.
  return new Intl.DateTimeFormat(tags[currentLocale()], {
    timeZone: 'UTC',
    ...options,
  });
}

function asDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** '1.084,00 €': cents as money, always with two decimals. */
export function euro(amount: Cents): string {
  return new Intl.NumberFormat(tags[currentLocale()], {
    style: 'currency',
    currency: 'EUR',
    // True means always: by itself Italian leaves '1084,00' without its point.
    useGrouping: true,
  }).format(amount / 100);
}

/** '12 marzo 2026'. */
export function fullDay(day: Day): string {
  return dayFormat({ day: 'numeric', month: 'long', year: 'numeric' }).format(
    asDate(day),
  );
}

/** 'giovedì 12 marzo'. */
export function longDay(day: Day): string {
  return dayFormat({ weekday: 'long', day: 'numeric', month: 'long' }).format(
    asDate(day),
  );
}

/** 'gio 12 mar'. */
export function shortDay(day: Day): string {
  return dayFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(
    asDate(day),
  );
}

/** 'marzo 2026'. */
export function monthTitle(month: Month): string {
  return dayFormat({ month: 'long', year: 'numeric' }).format(
    asDate(`${month}-01`),
  );
}

/** The name of a weekday: 1 Monday to 7 Sunday. */
export function weekdayName(index: number, form: 'long' | 'short'): string {
  // 1 January 2024 was a Monday.
  return dayFormat({ weekday: form }).format(
    asDate(addDays('2024-01-01', index - 1)),
  );
}

/** '8:12' on the Comune's clocks. */
export function clockOf(at: Instant | Date): string {
  return clockWords(localTime(at).clock);
}

/** '9:15' for '09:15'. */
export function clockWords(clock: Clock): string {
  return clock.replace(/^0(?=\d:)/, '');
}

/** When something happened, as short as it stays clear: 'oggi alle 8:12', 'ieri alle 18:40', '3 marzo 2026, ore 8:12'. */
export function stamp(at: Instant, now: Instant | Date = new Date()): string {
  const { day } = localTime(at);
  const today = localTime(now).day;
  const time = clockOf(at);
  if (day === today) return msg(str`oggi alle ${time}`);
  if (day === addDays(today, -1)) return msg(str`ieri alle ${time}`);
  return msg(str`${fullDay(day)}, ore ${time}`);
}

/** '12 marzo', with the year only when it is another one than `now`'s. */
export function shortDate(day: Day, now: Instant | Date): string {
  return day.slice(0, 4) === localTime(now).day.slice(0, 4)
    ? dayFormat({ day: 'numeric', month: 'long' }).format(asDate(day))
    : fullDay(day);
}

/** For lists of news: 'oggi alle 8:12', 'ieri alle 18:40', '3 marzo'. */
export function newsStamp(at: Instant, now: Instant | Date): string {
  const { day } = localTime(at);
  return day >= addDays(localTime(now).day, -1)
    ? stamp(at, now)
    : shortDate(day, now);
}

/** For the header's chip: when, in the words that follow 'Aggiornato', and as the age of the data. */
export function shortStamp(
  at: Instant,
  now: Instant | Date,
): { at: string; data: string } {
  const { day } = localTime(at);
  const today = localTime(now).day;
  const time = clockOf(at);
  if (day === today)
    return { at: msg(str`alle ${time}`), data: msg(str`dati delle ${time}`) };
  if (day === addDays(today, -1))
    return {
      at: msg(str`ieri alle ${time}`),
      data: msg(str`dati di ieri, ${time}`),
    };
  const date = shortDate(day, now);
  return { at: msg(str`il ${date}`), data: msg(str`dati del ${date}`) };
}

/** '3 marzo 2026, ore 8:12': for what is printed or kept, where 'oggi' would lie tomorrow. */
export function fullStamp(at: Instant): string {
  return msg(str`${fullDay(localTime(at).day)}, ore ${clockOf(at)}`);
}

/** '120 KB', '3,4 MB'. */
export function bytes(count: number): string {
  const [unit, size] =
    count < 1_000_000
      ? (['kilobyte', count / 1000] as const)
      : (['megabyte', count / 1_000_000] as const);
  return new Intl.NumberFormat(tags[currentLocale()], {
    style: 'unit',
    unit,
    maximumFractionDigits: unit === 'kilobyte' ? 0 : 1,
  }).format(size);
}

/** 'Giulia, Luca e Marta'. */
export function listOf(words: readonly string[]): string {
  return new Intl.ListFormat(tags[currentLocale()]).format(words);
}

/** The first letter as a capital: Italian day and month names are lower case, a heading is not. */
export function capitalised(words: string): string {
  return words.charAt(0).toLocaleUpperCase(currentLocale()) + words.slice(1);
}
