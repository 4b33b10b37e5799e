import type { Day } from '#model/day.ts';
import type { OpenDues } from '#model/open-dues.ts';
import { equal, includes } from '../../../tests/support/assert.ts';
import { answerOf } from './answer.ts';

const today = '2026-11-23';
const open = (dues: [number, Day][], credit = 0): OpenDues =>
  ({
    dues: dues.map(([amount, dueOn]) => ({
      open: amount,
      due: { body: { dueOn } },
    })),
    credit,
  }) as unknown as OpenDues;
/** Intl puts a no-break space before the euro sign. */
const plain = (text: string) => text.replace(/\u00a0/g, ' ');

suite('the answer of the statement', () => {
  test('says what is to pay and by when', () => {
    const answer = answerOf(open([[8400, '2027-03-31']]), today);
    equal(plain(answer.headline), 'Da pagare 84,00 € entro il 31 marzo 2027');
    equal([answer.kind, answer.late, answer.notes], ['debt', '', []]);
  });

  test('gives no single date to a sum of several deadlines, but the next one', () => {
    const answer = answerOf(
      open([
        [8400, '2026-11-30'],
        [4500, '2026-12-31'],
      ]),
      today,
    );
    equal(plain(answer.headline), 'Da pagare 129,00 €');
    equal(answer.notes.map(plain), [
      'Prossima scadenza: 84,00 € entro il 30 novembre 2026.',
    ]);
  });

  test('says clearly and without blame what is overdue', () => {
    const part = answerOf(
      open([
        [4500, '2026-11-12'],
        [8400, '2026-11-30'],
      ]),
      today,
    );
    equal(
      plain(part.late),
      'Di questi, 45,00 € sono scaduti dal 12 novembre 2026: puoi pagare ancora.',
    );
    const all = answerOf(open([[4500, '2026-11-22']]), today);
    includes(all.late, 'La scadenza era il 22 novembre 2026');
  });

  test('does not call overdue what is due today', () => {
    equal(answerOf(open([[4500, today]]), today).late, '');
  });

  test('names a credit beside a debt instead of netting it away', () => {
    const answer = answerOf(open([[8400, '2026-11-30']], 1200), today);
    equal(
      plain(answer.headline),
      'Da pagare 84,00 € entro il 30 novembre 2026',
    );
    equal(answer.notes.map(plain), ['Hai anche un credito di 12,00 €.']);
  });

  test('says a credit, or that all is paid', () => {
    equal(
      plain(answerOf(open([], 1200), today).headline),
      'Hai un credito di 12,00 €',
    );
    equal(answerOf(open([]), today).headline, 'Sei in pari');
  });
});
