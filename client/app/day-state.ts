import { msg } from '@lit/localize';
import type { DayState } from '#model/service-day.ts';

/** The sign that stands for a state beside its word, never in its place. */
export const daySymbols: Readonly<Record<DayState, string>> = {
  present: '●',
  absent: '○',
  reported: '◐',
  closed: '▨',
  awaited: '',
  unrecorded: '–',
  none: '',
};

export function dayStateWord(state: DayState): string {
  return {
    present: msg('presente'),
    absent: msg('assente'),
    reported: msg('assenza comunicata'),
    closed: msg('servizio chiuso'),
    awaited: msg('in programma'),
    unrecorded: msg('non ancora registrato'),
    none: msg('nessun servizio'),
  }[state];
}
