import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  mergePresences,
  presenceOn,
  type Presence,
  type PresencesBody,
} from './presences.ts';
import { sameValue } from './same.ts';

const records: fc.Arbitrary<Presence> = fc.record(
  {
    state: fc.constantFrom('present' as const, 'absent' as const),
    by: fc.constantFrom('1A', '1B'),
    at: fc.constantFrom('2026-03-02T07:00:00.000Z', '2026-03-02T08:00:00.000Z'),
    in: fc.constantFrom('08:00', '08:30'),
  },
  { requiredKeys: ['state', 'by', 'at'] },
);
const months = fc
  .dictionary(fc.constantFrom('02', '03', '04'), records)
  .map((days): PresencesBody => ({ service: 'nido', month: '2026-03', days }));
const present: Presence = {
  state: 'present',
  by: '1A',
  at: '2026-03-02T07:00:00.000Z',
};

suite('presences', () => {
  test('are found on the days of their month alone', () => {
    const body = { service: 'nido', month: '2026-03', days: { '02': present } };
    assert.deepEqual(presenceOn(body, '2026-03-02'), present);
    assert.equal(presenceOn(body, '2026-03-03'), undefined);
    assert.equal(presenceOn(body, '2026-04-02'), undefined);
  });

  test('of two records of one day keep the later', () => {
    const later: Presence = {
      ...present,
      state: 'absent',
      at: '2026-03-02T09:00:00.000Z',
    };
    const [one, other] = [present, later].map((record) => ({
      service: 'nido',
      month: '2026-03',
      days: { '02': record },
    }));
    assert.ok(one && other);
    assert.deepEqual(mergePresences(one, other).days['02'], later);
    assert.deepEqual(mergePresences(other, one).days['02'], later);
  });

  test('join to the same month in any order and any number of times', () => {
    fc.assert(
      fc.property(months, months, months, (a, b, c) => {
        assert.ok(sameValue(mergePresences(a, b), mergePresences(b, a)));
        assert.ok(
          sameValue(
            mergePresences(mergePresences(a, b), c),
            mergePresences(a, mergePresences(b, c)),
          ),
        );
        assert.ok(sameValue(mergePresences(a, a), a));
      }),
    );
  });

  test('choose alike on both sides, in whatever order the fields came', () => {
    const { state, by, at } = present;
    const body = (record: Presence) => ({
      service: 'nido',
      month: '2026-03',
      days: { '02': record },
    });
    const other = body({ by: '1B', state: 'absent', at });
    const here = mergePresences(body({ state, by, at }), other);
    const there = mergePresences(body({ at, by, state }), other);
    assert.ok(sameValue(here, there));
  });
});
