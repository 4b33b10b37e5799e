import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { familyDatabase, schoolDatabase } from '#model/databases.ts';
import type { Doc } from '#model/document.ts';
import {
  childIdOf,
  familyIdOf,
  household,
  place,
} from '../../tests/support/household.ts';
import type { Change } from './couch/changes.ts';
import { tiesIndex } from './ties-index.ts';
import { turnedBetween, turnTies } from './turn-ties.ts';

const today = '2026-11-23';
const home = familyDatabase(familyIdOf(1));
const row = (doc: Doc): Change => ({
  id: doc._id,
  seq: 1,
  changes: [],
  doc: { ...doc, _rev: '1-a' },
});
const turn = (ties: ReturnType<typeof tiesIndex>, doc: Doc, again = false) =>
  turnTies(ties, [row(doc)], new Map(), today, again);

suite('turnTies', () => {
  test('names the children a household gains and loses', () => {
    const ties = tiesIndex();
    assert.deepEqual(
      turn(ties, household(1, [1])).get(home),
      new Set([childIdOf(1)]),
    );
    assert.equal(turn(ties, household(1, [1])).size, 0);
    assert.deepEqual(
      turn(ties, household(1, [2])).get(home),
      new Set([childIdOf(1), childIdOf(2)]),
    );
  });
  test('puts everything in question when the page may have been read before', () => {
    const ties = tiesIndex();
    ties.put(household(1, [1]));
    assert.equal(turn(ties, household(1, [1]), true).get(home), 'all');
  });
  test('names the school a child leaves and the one it goes to', () => {
    const ties = tiesIndex();
    turn(ties, place(1, 1, 'gulli'));
    const turned = turn(ties, place(1, 1, 'rodari'));
    for (const school of ['gulli', 'rodari'])
      assert.deepEqual(
        turned.get(schoolDatabase(school)),
        new Set([childIdOf(1)]),
      );
  });
  test('does not turn for a range that is not today’s', () => {
    const ties = tiesIndex();
    const doc = household(1, [{ child: 1, from: '2027-01-01' }]);
    assert.equal(turn(ties, doc).size, 0);
  });
  test('remembers whom a household had', () => {
    const ties = tiesIndex();
    ties.put(household(1, [1]));
    ties.put(household(1, []));
    assert.ok(ties.everHad(familyIdOf(1), childIdOf(1)));
    assert.equal(ties.everHad(familyIdOf(1), childIdOf(2)), false);
  });
});

suite('turnedBetween', () => {
  test('names those whose range begins or ends between two days', () => {
    const ties = tiesIndex();
    ties.put(
      household(1, [
        { child: 1, from: '2024-09-01', to: '2026-11-22' },
        { child: 2, from: '2026-11-23' },
        { child: 3, from: '2024-09-01' },
      ]),
    );
    ties.put(place(1, 1, 'gulli', { from: '2026-11-23' }));
    const turned = turnedBetween(ties, '2026-11-22', today);
    assert.deepEqual(turned.get(home), new Set([childIdOf(1), childIdOf(2)]));
    assert.deepEqual(
      turned.get(schoolDatabase('gulli')),
      new Set([childIdOf(1)]),
    );
  });
});
