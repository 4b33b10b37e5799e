import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  databaseOf,
  familyDatabase,
  membersOf,
  schoolDatabase,
  securityOf,
} from './databases.ts';

const family = 'f0000000-0000-4000-8000-000000000001';

suite('databases', () => {
  test('know their kind and owner from their name', () => {
    assert.deepEqual(databaseOf('registry'), { kind: 'registry' });
    assert.deepEqual(databaseOf(familyDatabase(family)), {
      kind: 'family',
      owner: family,
    });
    assert.deepEqual(databaseOf(schoolDatabase('don-milani')), {
      kind: 'school',
      owner: 'don-milani',
    });
  });

  test('leave names alone that are not theirs', () => {
    for (const name of [
      '',
      '_users',
      'family',
      'family-',
      'family-x',
      `family-${family}-old`,
      `school-${'a'.repeat(41)}`,
      'school-A',
      'townhall',
      'constructor',
    ])
      assert.equal(databaseOf(name), undefined, name);
  });

  test('let in their own people and never everybody', () => {
    assert.deepEqual(membersOf('registry'), ['staff', 'router', 'portal']);
    assert.deepEqual(membersOf('school-gulli'), [
      'school:gulli',
      'staff',
      'router',
    ]);
    assert.deepEqual(membersOf(familyDatabase(family)), [
      `fam:${family}`,
      'router',
      'portal',
    ]);
    assert.deepEqual(membersOf('town'), ['portal', 'router']);
    assert.deepEqual(membersOf('portal'), ['portal', 'router']);
    assert.throws(() => membersOf('_users'), RangeError);
  });

  test('are managed by administrators alone', () => {
    assert.deepEqual(securityOf('town').admins, {
      names: [],
      roles: ['_admin'],
    });
  });
});
