import { msg, str } from '@lit/localize';
import { isInTime, type AbsenceDoc } from '#model/absence.ts';
import type { Day } from '#model/day.ts';
import type { ServiceDoc } from '#model/service.ts';
import { fullStamp, longDay } from '../../app/format.ts';
import { clockWords } from './day-words.ts';
import { isPressing, type CutOffState } from './cut-off.ts';

/** What a cut-off means for one day of one service, before sending. */
export function cutOffWords(
  day: Day,
  state: CutOffState,
  today: Day,
  hasMeals: boolean,
): string {
  const { last } = state;
  if (state.kind === 'free' || !last)
    return msg('Per questo servizio non c’è un orario limite.');
  const clock = clockWords(last.clock);
  if (state.kind === 'late') {
    if (day === today)
      return hasMeals
        ? msg('Sei oltre l’orario: il pasto di oggi resta addebitato.')
        : msg('Sei oltre l’orario: la giornata di oggi resta addebitata.');
    return hasMeals
      ? msg(
          str`Sei oltre l’orario (${clock} di ${longDay(last.day)}): il pasto resta addebitato.`,
        )
      : msg(
          str`Sei oltre l’orario (${clock} di ${longDay(last.day)}): la giornata resta addebitata.`,
        );
  }
  if (last.day === today)
    return hasMeals
      ? msg(str`Entro le ${clock} il pasto non viene addebitato.`)
      : msg(str`Entro le ${clock} la giornata non viene addebitata.`);
  return hasMeals
    ? msg(
        str`Entro le ${clock} di ${longDay(last.day)} il pasto non viene addebitato.`,
      )
    : msg(
        str`Entro le ${clock} di ${longDay(last.day)} la giornata non viene addebitata.`,
      );
}

/** What being offline adds; empty when the Comune can be reached. */
export function offlineWords(
  isOffline: boolean,
  states: readonly (CutOffState | undefined)[],
): string {
  if (!isOffline) return '';
  return states.some(isPressing)
    ? msg(
        'Sei senza connessione: la comunicazione non è ancora ricevuta e vale l’ora di arrivo al Comune. L’orario limite è vicino o già passato: chiama o manda un SMS.',
      )
    : msg(
        'Sei senza connessione: la comunicazione parte appena torna la rete. Non è ancora ricevuta: vale l’ora di arrivo al Comune.',
      );
}

/** Whether a received absence was in time, by when it was received; empty while unsent or without a cut-off. */
export function receiptWords(
  { received, body }: AbsenceDoc,
  service: ServiceDoc | undefined,
): string {
  if (!received) return '';
  const cutOff = service?.body.cutOff;
  const at = msg(str`Ricevuta dal Comune: ${fullStamp(received.at)}.`);
  if (!cutOff || body.withdrawn) return at;
  const hasMeals = service.body.meals;
  if (isInTime(body.day, received.at, cutOff))
    return hasMeals
      ? msg(str`${at} In tempo: il pasto non viene addebitato.`)
      : msg(str`${at} In tempo: la giornata non viene addebitata.`);
  return hasMeals
    ? msg(str`${at} Oltre l’orario: il pasto resta addebitato.`)
    : msg(str`${at} Oltre l’orario: la giornata resta addebitata.`);
}
