import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { instantMs } from './instant.ts';

suite('an instant of SAML', () => {
  const good: [string, string][] = [
    ['2026-11-23T10:02:00Z', '2026-11-23T10:02:00.000Z'],
    ['2026-11-23T10:02:00.1Z', '2026-11-23T10:02:00.100Z'],
    ['2026-11-23T10:02:00.123456Z', '2026-11-23T10:02:00.123Z'],
    ['2028-02-29T23:59:59.999999999Z', '2028-02-29T23:59:59.999Z'],
  ];
  for (const [written, read] of good)
    test(`${written} is ${read}`, () => {
      assert.equal(instantMs(written), Date.parse(read));
    });

  const bad = [
    '',
    '2026-11-23',
    '2026-11-23T10:02:00',
    '2026-11-23T10:02:00+01:00',
    '2026-11-23 10:02:00Z',
    '2026-11-23T10:02Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T10:60:00Z',
    '2026-02-29T10:00:00Z',
    '2026-11-31T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-23T10:02:00.Z',
    ' 2026-11-23T10:02:00Z',
    '2026-11-23T10:02:00Z\n',
    '+002026-11-23T10:02:00Z',
    '1764000000',
  ];
  for (const written of bad)
    test(`${JSON.stringify(written)} is none`, () => {
      assert.equal(instantMs(written), undefined);
    });
});
