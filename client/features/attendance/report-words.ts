import { msg, str } from '@lit/localize';
import type { Day } from '#model/day.ts';
import { groupBy } from '#model/group-by.ts';
import { longDay, listOf, shortDay } from '../../app/format.ts';
import { cutOffWords } from './cut-off-words.ts';
import type { ReportFault } from './report-form.ts';
import type { ReportLine } from './report.ts';

/** Names of a line's child and service, as the page knows them. */
export interface LineNames {
  child: (line: ReportLine) => string;
  service: (line: ReportLine) => string;
}

/** What sending means, a sentence for each child and service: which days count, and what the cut-off does to them. */
export function meaningOf(
  lines: readonly ReportLine[],
  names: LineNames,
  today: Day,
): string[] {
  const sent = lines.filter((one) => !one.skipped);
  return groupBy(sent, (one) => `${one.child} ${one.service}`).flatMap(
    ({ head, items }) => {
      const who = `${names.child(head)} · ${names.service(head)}`;
      const late = items.filter((one) => one.cutOff?.kind === 'late');
      const rest = items.filter((one) => one.cutOff?.kind !== 'late');
      return [
        ...late.map((one) => `${who}: ${lineWords(one, today)}`),
        ...restWords(rest, who, today),
      ];
    },
  );
}

/** The days still in time share the deadline of the first: whoever meets it meets them all. */
function restWords(
  lines: readonly ReportLine[],
  who: string,
  today: Day,
): string[] {
  const [first] = lines;
  if (!first) return [];
  const words = lineWords(first, today);
  return lines.length === 1
    ? [`${who}: ${words}`]
    : [msg(str`${who}, ${lines.length} giorni: ${words}`)];
}

function lineWords(line: ReportLine, today: Day): string {
  return line.cutOff
    ? cutOffWords(
        line.day,
        line.cutOff,
        today,
        line.facts.service?.body.meals ?? false,
      )
    : '';
}

/** The days for which nothing is sent, and why, each reason once. */
export function skippedWords(
  lines: readonly ReportLine[],
  names: LineNames,
): string[] {
  const skipped = lines.filter((one) => one.skipped);
  return groupBy(
    skipped,
    (one) => `${one.skipped ?? ''} ${one.child} ${one.service}`,
  ).map(({ head, items }) => {
    const who = `${names.child(head)} · ${names.service(head)}`;
    const days = daysWords(items.map((one) => one.day));
    switch (head.skipped) {
      case 'closed':
        return msg(
          str`${who}, ${days}: servizio chiuso, non serve comunicare.`,
        );
      case 'none':
        return msg(str`${who}, ${days}: nessun servizio.`);
      case 'recorded':
        return msg(
          str`${who}, ${days}: la scuola ha già registrato la giornata.`,
        );
      default:
        return msg(str`${who}, ${days}: l’assenza è già comunicata.`);
    }
  });
}

/** Up to four days by name, more by their number. */
function daysWords(days: readonly Day[]): string {
  const [only] = days;
  if (days.length === 1 && only) return longDay(only);
  return days.length <= 4
    ? listOf(days.map(shortDay))
    : msg(str`${days.length} giorni`);
}

export function faultWords(fault: ReportFault): string {
  switch (fault) {
    case 'no-child':
      return msg('Scegli per chi è l’assenza.');
    case 'no-service':
      return msg('Scegli almeno un servizio.');
    case 'no-cause':
      return msg('Scegli il motivo.');
    case 'bad-day':
      return msg('Manca il giorno: scrivilo come giorno, mese e anno.');
    case 'past-day':
      return msg(
        'Il giorno è già passato: un’assenza si comunica da oggi in avanti.',
      );
    case 'bad-range':
      return msg('L’ultimo giorno viene prima del primo.');
    case 'long-note':
      return msg('La nota è troppo lunga: al massimo 500 caratteri.');
  }
}
