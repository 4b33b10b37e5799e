import { equal } from '../../../tests/support/assert.ts';
import { choiceFrom, searchOf } from './choice.ts';

const today = '2026-11-23';
const offer = {
  schoolYears: ['2026-2027', '2025-2026'],
  services: ['canteen', 'nursery'],
};
const from = (search: string) =>
  choiceFrom(new URLSearchParams(search), offer, today);

suite('the choice of the statement', () => {
  test('is at first the current school year and every service', () => {
    equal(from(''), {
      schoolYears: ['2026-2027'],
      services: ['canteen', 'nursery'],
    });
  });

  test('falls back to the last year with movements in a new school year', () => {
    equal(choiceFrom(new URLSearchParams(), offer, '2027-09-02').schoolYears, [
      '2026-2027',
    ]);
  });

  test('comes back from its own URL', () => {
    for (const choice of [
      { schoolYears: ['2025-2026'], services: ['nursery'] },
      offer,
      { schoolYears: ['2026-2027'], services: ['canteen', 'nursery'] },
    ])
      equal(from(searchOf(choice, offer)), choice);
  });

  test('stays all when a year is added', () => {
    const later = {
      ...offer,
      schoolYears: ['2027-2028', ...offer.schoolYears],
    };
    equal(
      choiceFrom(new URLSearchParams(searchOf(offer, offer)), later, today)
        .schoolYears,
      later.schoolYears,
    );
  });

  test('forgets what we do not have', () => {
    equal(from('anno=1999-2000&servizio=<script>'), from(''));
  });
});
