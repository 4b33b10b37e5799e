import { msg, str } from '@lit/localize';
import type { DayCount } from '#model/count-days.ts';

/** The month in words: '18 presenze su 20 giorni'. */
export function summaryWords(count: DayCount): string {
  if (count.recorded === 0)
    return msg('Nessuna presenza registrata in questo mese.');
  const { present, recorded } = count;
  if (recorded === 1)
    return present === 1
      ? msg('1 presenza su 1 giorno')
      : msg('Nessuna presenza su 1 giorno');
  return present === 1
    ? msg(str`1 presenza su ${recorded} giorni`)
    : msg(str`${present} presenze su ${recorded} giorni`);
}

/** What the first sentence leaves out, one short sentence each. */
export function summaryNotes(count: DayCount): string[] {
  const notes: string[] = [];
  if (count.reported > 0)
    notes.push(
      count.reported === 1
        ? msg('1 assenza comunicata.')
        : msg(str`${count.reported} assenze comunicate.`),
    );
  if (count.unrecorded > 0)
    notes.push(
      count.unrecorded === 1
        ? msg('1 giorno non ancora registrato dalla scuola.')
        : msg(
            str`${count.unrecorded} giorni non ancora registrati dalla scuola.`,
          ),
    );
  return notes;
}
