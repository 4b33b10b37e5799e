import { msg, str } from '@lit/localize';
import type { Day } from '#model/day.ts';
import { sum, type Cents } from '#model/money.ts';
import type { OpenDues } from '#model/open-dues.ts';
import { euro, fullDay } from '../../app/format.ts';

/** The statement's answer: what is to pay and by when, in words. */
export interface Answer {
  kind: 'debt' | 'credit' | 'even';
  headline: string;
  /** Said after the headline, a sentence each. */
  notes: string[];
}

export function answerOf(open: OpenDues, today: Day): Answer {
  const toPay = sum(open.dues.map((one) => one.open));
  if (toPay === 0)
    return open.credit > 0
      ? {
          kind: 'credit',
          headline: msg(str`Hai un credito di ${euro(open.credit)}`),
          notes: [],
        }
      : { kind: 'even', headline: msg('Sei in pari'), notes: [] };
  return {
    kind: 'debt',
    headline: debtHeadline(open, toPay, today),
    notes: debtNotes(open, toPay, today),
  };
}

/** The date only when it holds for the whole sum and is still to come. */
function debtHeadline(open: OpenDues, toPay: Cents, today: Day): string {
  const days = [...new Set(open.dues.map((one) => one.due.body.dueOn))];
  const [only] = days;
  return days.length === 1 && only && only >= today
    ? msg(str`Da pagare ${euro(toPay)} entro il ${fullDay(only)}`)
    : msg(str`Da pagare ${euro(toPay)}`);
}

function debtNotes(open: OpenDues, toPay: Cents, today: Day): string[] {
  const notes: string[] = [];
  const overdue = open.dues.filter((one) => one.due.body.dueOn < today);
  const late = sum(overdue.map((one) => one.open));
  const [firstLate] = overdue;
  if (firstLate)
    notes.push(
      late === toPay
        ? msg(
            str`La scadenza era il ${fullDay(firstLate.due.body.dueOn)}: puoi pagare ancora.`,
          )
        : msg(
            str`Di questi, ${euro(late)} sono scaduti dal ${fullDay(firstLate.due.body.dueOn)}: puoi pagare ancora.`,
          ),
    );
  const next = open.dues.filter((one) => one.due.body.dueOn >= today);
  const [firstNext] = next;
  if (firstNext && (firstLate || hasSeveralDays(next))) {
    const { dueOn } = firstNext.due.body;
    const amount = sum(
      next.filter((one) => one.due.body.dueOn === dueOn).map((one) => one.open),
    );
    notes.push(
      msg(str`Prossima scadenza: ${euro(amount)} entro il ${fullDay(dueOn)}.`),
    );
  }
  if (open.credit > 0)
    notes.push(msg(str`Hai anche un credito di ${euro(open.credit)}.`));
  return notes;
}

function hasSeveralDays(dues: OpenDues['dues']): boolean {
  return new Set(dues.map((one) => one.due.body.dueOn)).size > 1;
}
