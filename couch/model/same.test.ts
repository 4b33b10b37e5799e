import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { sameContent, sameValue } from './same.ts';

suite('same', () => {
  test('finds every value equal to its copy, whatever the order of fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        assert.ok(sameValue(value, turned));
      }),
    );
  });

  test('tells lists from objects, null from nothing, and order in lists', () => {
    assert.ok(!sameValue([], {}));
    assert.ok(!sameValue(null, {}));
    assert.ok(!sameValue([1, 2], [2, 1]));
    assert.ok(!sameValue({ a: 1 }, { a: 1, b: 2 }));
    assert.ok(sameValue({ a: 1, b: undefined }, { a: 1 }));
  });

  test('does not take the prototype for a field', () => {
    const forged: unknown = JSON.parse('{"__proto__":{}}');
    assert.ok(!sameValue(forged, { a: {} }));
    assert.ok(!sameValue({ a: {} }, forged));
    assert.ok(!sameValue({ constructor: 1 }, { a: 1 }));
  });

  test('compares what was written, not where it stands', () => {
    const received = { at: '2026-03-02T18:31:00.000Z', by: 'portal' };
    const written = { _id: 'a', body: { n: 1 } };
    const stored = { ...written, _rev: '1-a', received, _deleted: false };
    assert.ok(sameContent(written, stored));
    assert.ok(!sameContent(written, { ...stored, body: { n: 2 } }));
    assert.ok(!sameContent(written, { ...stored, _deleted: true }));
    assert.ok(!sameContent(written, null));
  });
});
