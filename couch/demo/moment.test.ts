import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addDays, localTime } from '#model/day.ts';
import { moment } from './moment.ts';

suite('moment', () => {
  test('is the wall-clock time in Rome on every day of three years', () => {
    for (let count = 0; count < 1_100; count += 1) {
      const day = addDays('2024-01-01', count);
      assert.deepEqual(localTime(moment(day, '07:45')), {
        day,
        clock: '07:45',
      });
    }
  });
});
