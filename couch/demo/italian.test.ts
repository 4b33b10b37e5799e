import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dayInWords, euros } from './italian.ts';

suite('italian words', () => {
  test('a day has its weekday and month', () => {
    assert.equal(dayInWords('2026-12-01'), 'martedì 1 dicembre 2026');
  });

  test('amounts have two decimals and dots between thousands', () => {
    assert.equal(euros(470), '4,70 €');
    assert.equal(euros(125_000), '1.250,00 €');
    assert.equal(euros(100_000_000), '1.000.000,00 €');
  });
});
