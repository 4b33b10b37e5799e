import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { noticeNumber } from './notice-number.ts';

suite('notice number', () => {
  test('has 18 digits, of which the last two are the rest by 93', () => {
    for (const [household, count] of [
      [0, 1],
      [299, 87],
      [9_999_999, 999_999],
    ] as const) {
      const nav = noticeNumber(household, count);
      assert.match(nav, /^350\d{15}$/);
      assert.equal(BigInt(nav.slice(0, 16)) % 93n, BigInt(nav.slice(16)));
    }
  });

  test('is another one for every household and count', () => {
    const navs = new Set([
      noticeNumber(1, 11),
      noticeNumber(11, 1),
      noticeNumber(1, 1),
    ]);
    assert.equal(navs.size, 3);
  });
});
