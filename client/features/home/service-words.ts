import { msg, str } from '@lit/localize';
import type { ServiceDay } from '#model/service-day.ts';
import { dayStateWord } from '../../app/day-state.ts';
import { clockWords } from '../../app/format.ts';

/** What happens today in a service, as one would tell it: 'entrata 8:05', 'presente', 'servizio chiuso, sciopero'. */
export function todayWords(day: ServiceDay): string {
  const { presence } = day;
  if (presence?.state === 'present' && (presence.in ?? presence.out))
    return [
      presence.in && msg(str`entrata ${clockWords(presence.in)}`),
      presence.out && msg(str`uscita ${clockWords(presence.out)}`),
    ]
      .filter(Boolean)
      .join(', ');
  if (day.state === 'closed' && day.closure)
    return msg(str`chiuso: ${day.closure}`);
  if (day.state === 'none') return msg('oggi non c’è');
  return dayStateWord(day.state);
}

/** Tomorrow only when it is not an ordinary day; undefined otherwise. */
export function tomorrowWords(day: ServiceDay): string | undefined {
  if (day.state === 'reported') return msg('Domani: assenza comunicata');
  if (day.state === 'closed')
    return day.closure
      ? msg(str`Domani chiuso: ${day.closure}`)
      : msg('Domani chiuso');
  return undefined;
}

/** True while the parent's report has not reached the Comune: the words above must not sound like a receipt. */
export function isUnsent(day: ServiceDay): boolean {
  return (
    day.state === 'reported' &&
    day.absence !== undefined &&
    day.absence.received === undefined
  );
}
