import { msg, str } from '@lit/localize';
import type { AbsenceDoc } from '#model/absence.ts';
import { fullStamp } from '../../app/format.ts';

/** Who reported and when; `by` is a first name of this household, undefined for another household's parent. */
export function reportedWords(
  absence: AbsenceDoc,
  by: string | undefined,
): string {
  const at = fullStamp(absence.at);
  if (absence.body.withdrawn)
    return by
      ? msg(str`Ritirata da ${by}, ${at}.`)
      : msg(str`Ritirata dall’altro genitore, ${at}.`);
  return by
    ? msg(str`Comunicata da ${by}, ${at}.`)
    : msg(str`Comunicata dall’altro genitore, ${at}.`);
}

/** True when the Comune has never had it: it can be taken back without a trace. */
export function isOnlyHere(absence: AbsenceDoc): boolean {
  return absence.received === undefined && absence._rev === undefined;
}

/** The same absence taken back, to be sent like a new one. */
export function withdrawn(
  absence: AbsenceDoc,
  by: Pick<AbsenceDoc, 'author' | 'family' | 'at'>,
): AbsenceDoc {
  const doc = { ...absence, ...by, body: { ...absence.body, withdrawn: true } };
  delete doc.received;
  return doc;
}
