import { msg, str } from '@lit/localize';
import type { AbsenceCause } from '#model/absence.ts';
import type { Clock } from '#model/day.ts';
import type { Presence } from '#model/presences.ts';
import type { ServiceDay } from '#model/service-day.ts';
import { dayStateWord } from '../../app/day-state.ts';
import { longDay } from '../../app/format.ts';

/** One day in a whole sentence, for those who hear the table: 'giovedì 12 marzo: assente'. */
export function daySentence(one: ServiceDay, today: boolean): string {
  const word = one.closure
    ? `${dayStateWord(one.state)}, ${one.closure}`
    : dayStateWord(one.state);
  const sentence = `${longDay(one.day)}: ${word}`;
  return today ? msg(str`oggi, ${sentence}`) : sentence;
}

export function causeWord(cause: AbsenceCause): string {
  switch (cause) {
    case 'illness':
      return msg('Malattia');
    case 'family':
      return msg('Motivi di famiglia');
    case 'holiday':
      return msg('Vacanza');
    case 'other':
      return msg('Altro');
  }
}

export function mealWord(meal: NonNullable<Presence['meal']>): string {
  switch (meal) {
    case 'full':
      return msg('pasto completo');
    case 'light':
      return msg('pasto in bianco');
    case 'none':
      return msg('nessun pasto');
  }
}

/** '8:05': a wall-clock time as it is said. */
export function clockWords(clock: Clock): string {
  return clock.replace(/^0/, '');
}
