import { msg, str } from '@lit/localize';
import type { Day } from '#model/day.ts';
import { sum, type Cents } from '#model/money.ts';
import type { OpenDues } from '#model/open-dues.ts';
import { euro, fullDay } from '../../app/format.ts';

/** The statement's answer: what is to pay and by when, in words. */
export interface Answer {
  kind: 'debt' | 'credit' | 'even';
  headline: string;
  /** What is past its deadline; '' when nothing is. */
  late: string;
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
          late: '',
          notes: [],
        }
      : { kind: 'even', headline: msg('Sei in pari'), late: '', notes: [] };
  return {
    kind: 'debt',
    headline: debtHeadline(open, toPay, today),
    late: lateWords(open, toPay, today),
    notes: debtNotes(open, today),
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

/** Said plainly and without blame: what is past its deadline can still be paid. */
function lateWords(open: OpenDues, toPay: Cents, today: Day): string {
  const overdue = open.dues.filter((one) => one.due.body.dueOn < today);
  const [first] = overdue;
  if (!first) return '';
  const late = sum(overdue.map((one) => one.open));
  const since = fullDay(first.due.body.dueOn);
  return late === toPay
    ? msg(str`La scadenza era il ${since}: puoi pagare ancora.`)
    : msg(
        str`Di questi, ${euro(late)} sono scaduti dal ${since}: puoi pagare ancora.`,
      );
}

function debtNotes(open: OpenDues, today: Day): string[] {
  const notes: string[] = [];
  const next = open.dues.filter((one) => one.due.body.dueOn >= today);
  const [first] = next;
  if (first && (next.length < open.dues.length || hasSeveralDays(next))) {
    const { dueOn } = first.due.body;
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
