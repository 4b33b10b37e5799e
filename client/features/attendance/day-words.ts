import { msg, str } from '@lit/localize';
import type { AbsenceCause } from '#model/absence.ts';
import type { Presence } from '#model/presences.ts';
import type { DayState, ServiceDay } from '#model/service-day.ts';
import { longDay } from '../../app/format.ts';

/** The sign that stands for a state beside its word, never in its place. */
export const symbols: Readonly<Record<DayState, string>> = {
  present: '●',
  absent: '○',
  reported: '◐',
  closed: '▨',
  awaited: '',
  unrecorded: '–',
  none: '',
};

export function stateWord(state: DayState): string {
  switch (state) {
    case 'present':
      return msg('presente');
    case 'absent':
      return msg('assente');
    case 'reported':
      return msg('assenza comunicata');
    case 'closed':
      return msg('servizio chiuso');
    case 'awaited':
      return msg('in programma');
    case 'unrecorded':
      return msg('non ancora registrato');
    case 'none':
      return msg('nessun servizio');
  }
}

/** One day in a whole sentence, for those who hear the table: 'giovedì 12 marzo: assente'. */
export function daySentence(one: ServiceDay, today: boolean): string {
  const word = one.closure
    ? `${stateWord(one.state)}, ${one.closure}`
    : stateWord(one.state);
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
