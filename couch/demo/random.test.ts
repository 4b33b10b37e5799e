import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { randomFor, uuidFor } from './random.ts';

suite('random', () => {
  test('the same seed and labels give the same draws', () => {
    const draws = () => {
      const random = randomFor(7, 'child', 3);
      return [random.next(), random.int(1, 6), random.pick(['a', 'b', 'c'])];
    };
    assert.deepEqual(draws(), draws());
  });

  test('another label or another seed gives other draws', () => {
    const first = randomFor(7, 'child', 3).next();
    assert.notEqual(first, randomFor(7, 'child', 4).next());
    assert.notEqual(first, randomFor(8, 'child', 3).next());
  });

  test('whole numbers stay between their ends and reach both', () => {
    const random = randomFor(1, 'ends');
    const seen = new Set(Array.from({ length: 500 }, () => random.int(2, 5)));
    assert.deepEqual([...seen].sort(), [2, 3, 4, 5]);
  });

  test('refuses to pick from nothing', () => {
    assert.throws(() => randomFor(1, 'none').pick([]), RangeError);
  });

  test('uuids have the form of version 4 and differ by label', () => {
    const form =
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const many = Array.from({ length: 1000 }, (_, index) =>
      uuidFor(1, 'x', index),
    );
    for (const uuid of many) assert.match(uuid, form);
    assert.equal(new Set(many).size, many.length);
  });
});
