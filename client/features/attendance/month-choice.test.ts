import { equal } from '../../../tests/support/assert.ts';
import { monthFrom, monthOffer, schoolYearMonths } from './month-choice.ts';
import { monthWeeks } from './month-weeks.ts';

suite('the month that is shown', () => {
  test('is the one of the URL, of the opened day, or this one', () => {
    equal(monthFrom('2026-10', '2026-11-10', '2026-11-23'), '2026-10');
    equal(monthFrom(null, '2026-09-10', '2026-11-23'), '2026-09');
    equal(monthFrom(null, undefined, '2026-11-23'), '2026-11');
  });

  test('is this one when the URL says nonsense', () => {
    equal(monthFrom('2026-13', 'ieri', '2026-11-23'), '2026-11');
  });

  test('can be any from the first with data to the end of the school year', () => {
    const offer = monthOffer('2025-09', '2026-11', '2026-11-23');
    equal([offer[0], offer.at(-1), offer.length], ['2027-08', '2025-09', 24]);
  });

  test('belongs to a school year of twelve months from September', () => {
    const months = schoolYearMonths('2026-02');
    equal([months[0], months.at(-1)], ['2025-09', '2026-08']);
  });

  test('stands in weeks that begin on Monday', () => {
    const weeks = monthWeeks('2026-11');
    equal(weeks[0], [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      '2026-11-01',
    ]);
    equal(weeks.at(-1)?.[0], '2026-11-30');
  });
});
