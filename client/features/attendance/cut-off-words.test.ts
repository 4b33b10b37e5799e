import type { AbsenceDoc } from '#model/absence.ts';
import type { ServiceDoc } from '#model/service.ts';
import { equal, includes, ok } from '../../../tests/support/assert.ts';
import { cutOffState, isPressing } from './cut-off.ts';
import { cutOffWords, offlineWords, receiptWords } from './cut-off-words.ts';

const today = '2026-11-23';
const morning = { clock: '09:15', daysBefore: 0 };
const said = (day: string, at: string, cutOff = morning, hasMeals = true) =>
  cutOffWords(day, cutOffState(day, at, cutOff), today, hasMeals);

suite('the words of a cut-off', () => {
  test('promise no charge until the minute itself, on the Comune’s clock', () => {
    // Rome is an hour ahead of UTC in November.
    equal(
      said(today, '2026-11-23T08:15:59.000Z'),
      'Entro le 9:15 il pasto non viene addebitato.',
    );
  });

  test('say that today stays charged from the minute after', () => {
    equal(
      said(today, '2026-11-23T08:16:00.000Z'),
      'Sei oltre l’orario: il pasto di oggi resta addebitato.',
    );
  });

  test('name the day by which a later day must be reported', () => {
    equal(
      said('2026-11-26', '2026-11-23T12:00:00.000Z'),
      'Entro le 9:15 di giovedì 26 novembre il pasto non viene addebitato.',
    );
    equal(
      said('2026-11-26', '2026-11-23T12:00:00.000Z', {
        clock: '18:00',
        daysBefore: 1,
      }),
      'Entro le 18:00 di mercoledì 25 novembre il pasto non viene addebitato.',
    );
  });

  test('say that tomorrow is late when its deadline was yesterday’s', () => {
    includes(
      said('2026-11-24', '2026-11-23T12:00:00.000Z', {
        clock: '10:00',
        daysBefore: 1,
      }),
      'Sei oltre l’orario',
      'lunedì 23 novembre',
      'resta addebitato',
    );
  });

  test('do not speak of meals where there are none, nor of hours without a limit', () => {
    includes(
      said(today, '2026-11-23T07:00:00.000Z', morning, false),
      'giornata',
    );
    includes(
      cutOffWords(
        today,
        cutOffState(today, `${today}T07:00:00Z`, undefined),
        today,
        true,
      ),
      'non c’è un orario limite',
    );
  });
});

suite('without a network', () => {
  const near = cutOffState(today, '2026-11-23T07:30:00.000Z', morning);
  const far = cutOffState('2026-11-30', '2026-11-23T07:30:00.000Z', morning);

  test('a report far from its cut-off only waits', () => {
    ok(!isPressing(far));
    const words = offlineWords(true, [far]);
    includes(words, 'Non è ancora ricevuta', 'l’ora di arrivo al Comune');
    ok(!words.includes('chiama'));
  });

  test('a report near or past its cut-off asks for a call', () => {
    ok(isPressing(near));
    ok(isPressing(cutOffState(today, '2026-11-23T09:00:00.000Z', morning)));
    includes(offlineWords(true, [far, near]), 'chiama');
  });

  test('nothing is said when the Comune can be reached', () => {
    equal(offlineWords(false, [near]), '');
  });
});

suite('a received absence', () => {
  const service = {
    body: { meals: true, cutOff: morning },
  } as unknown as ServiceDoc;
  const received = (at: string, withdrawn = false) =>
    ({
      at: '2026-11-22T18:00:00.000Z',
      received: { at, by: 'portal' },
      body: { day: today, withdrawn },
    }) as unknown as AbsenceDoc;

  test('is in time by when the Comune received it, not by when it was written', () => {
    includes(
      receiptWords(received('2026-11-23T08:10:00.000Z'), service),
      'ore 9:10',
      'In tempo',
      'non viene addebitato',
    );
    includes(
      receiptWords(received('2026-11-23T08:20:00.000Z'), service),
      'Oltre l’orario',
      'resta addebitato',
    );
  });

  test('that was taken back says nothing of the charge', () => {
    ok(
      !receiptWords(
        received('2026-11-23T08:10:00.000Z', true),
        service,
      ).includes('addebitato'),
    );
  });
});
