import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Presence } from '#model/presences.ts';
import { childIdOf, rollCallOn } from '../../tests/support/household.ts';
import { latestOf, monthWith, type DayFact } from './project.ts';

const child = childIdOf(1);
const presence = (at: string, by = '1ª A'): Presence => ({
  state: 'present',
  by,
  at,
});
const fact = (one: Partial<DayFact>): DayFact => ({
  child,
  service: 'mensa',
  day: '2026-11-10',
  presence: presence('2026-11-10T08:00:00.000Z'),
  ...one,
});

suite('monthWith', () => {
  test('makes the month of a first fact, and nothing of a fact that says nothing', () => {
    const month = monthWith(undefined, [fact({})]);
    assert.deepEqual(Object.keys(month?.body.days ?? {}), ['10']);
    assert.equal(
      monthWith(undefined, [fact({ presence: undefined })]),
      undefined,
    );
  });
  test('is undefined when nothing changes, so that projecting again writes nothing', () => {
    const month = monthWith(undefined, [fact({})]);
    assert.equal(monthWith(month, [fact({})]), undefined);
  });
  test('lets a correction by the same hand stand, even with an earlier time', () => {
    const month = monthWith(undefined, [fact({})]);
    const earlier = presence('2026-11-10T07:00:00.000Z');
    const next = monthWith(month, [fact({ presence: earlier, by: ['1ª A'] })]);
    assert.deepEqual(next?.body.days['10'], earlier);
  });
  test('of two hands the later record stands, whichever comes first', () => {
    const early = presence('2026-11-10T07:00:00.000Z', 'Segreteria');
    const month = monthWith(undefined, [fact({})]);
    assert.equal(
      monthWith(month, [fact({ presence: early, by: ['Segreteria'] })]),
      undefined,
    );
    const other = monthWith(undefined, [
      fact({ presence: early, by: ['Segreteria'] }),
    ]);
    const next = monthWith(other, [fact({ by: ['1ª A'] })]);
    assert.equal(next?.body.days['10']?.by, '1ª A');
  });
  test('takes out a day that no roll call records any more, unless somebody else’s hand did', () => {
    const month = monthWith(undefined, [fact({})]);
    const gone = { presence: undefined };
    assert.deepEqual(monthWith(month, [fact(gone)])?.body.days, {});
    assert.equal(
      monthWith(month, [fact({ ...gone, by: ['Altri'] })]),
      undefined,
    );
  });
});

suite('latestOf', () => {
  test('is what was recorded last of a child, or undefined', () => {
    const calls = [
      rollCallOn('2026-11-10', 'gulli', {
        1: { at: '2026-11-10T08:00:00.000Z' },
      }),
      rollCallOn('2026-11-10', 'rodari', {
        1: { at: '2026-11-10T09:00:00.000Z', state: 'absent' },
      }),
    ];
    assert.equal(latestOf(calls, child)?.state, 'absent');
    assert.equal(latestOf(calls, childIdOf(2)), undefined);
  });
});
