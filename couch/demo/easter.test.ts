import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { easter } from './easter.ts';

suite('easter', () => {
  test('falls on the published Sundays', () => {
    assert.equal(easter(2024), '2024-03-31');
    assert.equal(easter(2025), '2025-04-20');
    assert.equal(easter(2026), '2026-04-05');
    assert.equal(easter(2027), '2027-03-28');
    assert.equal(easter(2038), '2038-04-25');
  });
});
