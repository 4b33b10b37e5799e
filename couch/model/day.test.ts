import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  daysFrom,
  daysOfMonth,
  isDay,
  localTime,
  monthOf,
  weekday,
} from './day.ts';

const days = fc
  .integer({ min: -30_000, max: 60_000 })
  .map((count) => addDays('2000-01-01', count));

suite('day', () => {
  test('knows the days that exist', () => {
    assert.ok(isDay('2024-02-29'));
    for (const text of ['2026-02-29', '2026-02-31', '2026-13-01', '', '2026'])
      assert.ok(!isDay(text), text);
  });

  test('counts across the change of summer time', () => {
    assert.equal(addDays('2026-03-28', 2), '2026-03-30');
    assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2);
  });

  test('adds and counts as opposites', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        assert.equal(addDays(one, daysBetween(one, other)), other);
        assert.ok(isDay(one));
      }),
    );
  });

  test('starts the week on Monday', () => {
    assert.equal(weekday('2026-03-02'), 1);
    assert.equal(weekday('2026-03-08'), 7);
  });

  test('steps through months and years', () => {
    assert.equal(addMonths('2026-01', -1), '2025-12');
    assert.equal(addMonths('2025-11', 14), '2027-01');
    assert.equal(monthOf('2026-03-02'), '2026-03');
  });

  test('lists the days of a leap February and of no range', () => {
    assert.equal(daysOfMonth('2024-02').length, 29);
    assert.deepEqual(daysFrom('2026-03-03', '2026-03-02'), []);
    assert.deepEqual(daysFrom('2026-02-28', '2026-03-01'), [
      '2026-02-28',
      '2026-03-01',
    ]);
  });

  test('reads the clocks of Rome in winter and in summer', () => {
    assert.deepEqual(localTime('2026-01-10T23:30:00.000Z'), {
      day: '2026-01-11',
      clock: '00:30',
    });
    assert.deepEqual(localTime(new Date('2026-07-01T07:15:59Z')), {
      day: '2026-07-01',
      clock: '09:15',
    });
  });
});
