import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { routeOf } from './route.ts';

suite('route', () => {
  const cases: [string, string, string, string[]][] = [
    ['/', '', '', []],
    ['/_up', '', '_up', []],
    ['/db', 'db', '', []],
    ['/db/', 'db', '', []],
    ['/a%2Fb/x', 'a/b', 'document', ['x']],
    ['/db/_changes', 'db', '_changes', []],
    ['/db/a%2Fb', 'db', 'document', ['a/b']],
    ['/db/a/f.txt', 'db', 'attachment', ['a', 'f.txt']],
    ['/db/a/dir/f%20g', 'db', 'attachment', ['a', 'dir/f g']],
    ['/db/_design/v', 'db', 'document', ['_design/v']],
    ['/db/_design%2Fv', 'db', 'document', ['_design/v']],
    ['/db/_design/v/f.txt', 'db', 'attachment', ['_design/v', 'f.txt']],
    ['/db/_design/v/_view/x', 'db', '_design/_view', ['_design/v', 'x']],
    ['/db/_local/cp%2F1', 'db', 'document', ['_local/cp/1']],
    [
      '/db/_index/_design/i/json/n',
      'db',
      '_index',
      ['_design', 'i', 'json', 'n'],
    ],
    ['/_users/x', '_users', 'document', ['x']],
  ];
  for (const [path, db, endpoint, rest] of cases) {
    test(`${path} is ${endpoint || 'the database'}`, () => {
      assert.deepEqual(routeOf(path), { db, endpoint, rest });
    });
  }

  test('escapes that are none are refused', () => {
    assert.throws(() => routeOf('/db/%zz'), { status: 400 });
  });
});
