import { weekday, type Day, type Month } from '#model/day.ts';
import type { Cents } from '#model/money.ts';

const months =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
    ' ',
  );
const weekdays =
  'lunedì martedì mercoledì giovedì venerdì sabato domenica'.split(' ');

/** 'ottobre 2026'. */
export function monthInWords(month: Month): string {
  return `${months[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
}

/** 'martedì 1 dicembre 2026'. */
export function dayInWords(on: Day): string {
  return `${weekdayName(weekday(on))} ${Number(on.slice(8))} ${monthInWords(on.slice(0, 7))}`;
}

/** Of 1 Monday to 7 Sunday. */
export function weekdayName(number: number): string {
  return weekdays[number - 1] ?? '';
}

/** '1.250,00 €'. */
export function euros(amount: Cents): string {
  const [whole = '', part = ''] = (amount / 100).toFixed(2).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, '.')},${part} €`;
}
