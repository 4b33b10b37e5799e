import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { familyDatabase, schoolDatabase } from '#model/databases.ts';
import {
  absenceOf,
  childDoc,
  childIdOf,
  familyIdOf,
  household,
  question,
  rollCallOn,
} from '../../tests/support/household.ts';
import { goesUp } from './goes-up.ts';

const home = familyDatabase(familyIdOf(1));
const school = schoolDatabase('gulli');
const bonds = {
  everHad: (family: string, child: string) =>
    family === familyIdOf(1) && child === childIdOf(1),
};

suite('goesUp', () => {
  test('a parent’s own, from the family’s own database', () => {
    assert.ok(goesUp(question(1, 1), home, bonds));
    assert.ok(goesUp(absenceOf(1, 1, '2026-12-01'), home, bonds));
  });
  test('not in another household’s name, nor about a child the household never had', () => {
    assert.equal(goesUp(question(1, 2), home, bonds), false);
    assert.equal(goesUp(absenceOf(2, 1, '2026-12-01'), home, bonds), false);
  });
  test('not what only the Comune writes', () => {
    assert.equal(goesUp(childDoc(1), home, bonds), false);
    assert.equal(goesUp(household(1, [1, 2]), home, bonds), false);
    assert.equal(
      goesUp(rollCallOn('2026-11-10', 'gulli', {}), home, bonds),
      false,
    );
  });
  test('not what is not of sound form', () => {
    const odd = {
      ...question(1, 1),
      body: { ...question(1, 1).body, topic: 'x' },
    };
    assert.equal(goesUp(odd as never, home, bonds), false);
  });
  test('a school’s roll calls, of that school alone, and nothing else of it', () => {
    assert.ok(goesUp(rollCallOn('2026-11-10', 'gulli', {}), school, bonds));
    assert.equal(
      goesUp(rollCallOn('2026-11-10', 'rodari', {}), school, bonds),
      false,
    );
    assert.equal(goesUp(childDoc(1), school, bonds), false);
  });
  test('nothing from the town', () => {
    assert.equal(goesUp(question(1, 1), 'town', bonds), false);
  });
});
