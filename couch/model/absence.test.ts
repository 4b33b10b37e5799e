import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isInTime } from './absence.ts';

const morning = { clock: '09:15', daysBefore: 0 };
const dayBefore = { clock: '18:00', daysBefore: 1 };

suite('absence in time', () => {
  test('holds until the minute of the cut-off, on Rome’s clocks', () => {
    assert.ok(isInTime('2026-03-03', '2026-03-03T08:15:59.000Z', morning));
    assert.ok(!isInTime('2026-03-03', '2026-03-03T08:16:00.000Z', morning));
    assert.ok(isInTime('2026-07-01', '2026-07-01T07:15:00.000Z', morning));
    assert.ok(!isInTime('2026-07-01', '2026-07-01T08:15:00.000Z', morning));
  });

  test('may end on a day before', () => {
    assert.ok(isInTime('2026-03-03', '2026-03-02T17:00:00.000Z', dayBefore));
    assert.ok(!isInTime('2026-03-03', '2026-03-02T17:01:00.000Z', dayBefore));
  });

  test('is over for days gone by and open for days far ahead', () => {
    assert.ok(!isInTime('2026-03-01', '2026-03-03T05:00:00.000Z', morning));
    assert.ok(isInTime('2026-09-01', '2026-03-03T23:00:00.000Z', dayBefore));
  });
});
