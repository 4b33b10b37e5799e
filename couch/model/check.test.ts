import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { check } from './check.ts';
import { reasonOf } from './problem.ts';
import {
  flag,
  integer,
  list,
  map,
  object,
  oneOf,
  pattern,
  text,
} from './schema.ts';

const schema = object(
  { name: text(5), count: integer(0, 9), kind: oneOf(['a', 'b']) },
  { tags: list(pattern('[a-z]+'), 2), marks: map(pattern('[0-9]{2}'), flag) },
);
const sound = { name: 'uno', count: 3, kind: 'a' };
const reasons = (value: unknown) => check(schema, value).map(reasonOf);

suite('check', () => {
  test('finds nothing wrong with what fits', () => {
    const full = { ...sound, tags: ['x'], marks: { '01': true } };
    assert.deepEqual(reasons(full), []);
  });

  test('names every fault with its path', () => {
    assert.deepEqual(
      reasons({ name: '', count: 10, kind: 'c', tags: ['x', 'Y'], more: 1 }),
      [
        'too-short /name',
        'out-of-range /count',
        'not-allowed /kind',
        'wrong-form /tags/1',
        'unknown-field /more',
      ],
    );
    assert.deepEqual(reasons({}), [
      'missing /name',
      'missing /count',
      'missing /kind',
    ]);
  });

  test('refuses what is no whole number', () => {
    for (const count of [1.5, NaN, Infinity, '3', null, 2 ** 53])
      assert.deepEqual(reasons({ ...sound, count }), ['wrong-type /count']);
  });

  test('checks the names of a map', () => {
    assert.deepEqual(reasons({ ...sound, marks: { 1: true } }), [
      'unknown-field /marks/1',
    ]);
  });

  test('matches a form as a whole, line breaks included', () => {
    assert.deepEqual(reasons({ ...sound, tags: ['x\n'] }), [
      'wrong-form /tags/0',
    ]);
  });

  test('tells no more than a form can show, however many faults there are', () => {
    const hostile: Record<string, unknown> = { ...sound };
    for (let index = 0; index < 200_000; index += 1) hostile[`x${index}`] = 1;
    assert.ok(reasons(hostile).length <= 25);
    assert.ok(reasons({ ...sound, marks: hostile }).length <= 25);
  });

  test('shows a foreign name without what would break the reason', () => {
    assert.deepEqual(reasons({ ...sound, [`a b\n${'x'.repeat(99)}`]: 1 }), [
      `unknown-field /a?b?${'x'.repeat(36)}`,
    ]);
  });
});
