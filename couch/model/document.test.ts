import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { samples } from '../design/vectors/samples.ts';
import { typeOfId } from './document-id.ts';
import {
  isDoc,
  isDocType,
  kindOf,
  kinds,
  problemsOf,
  type Doc,
} from './document.ts';

suite('document', () => {
  for (const doc of Object.values<Doc>(samples))
    test(`takes a sound ${doc.type}, whose id tells its type`, () => {
      assert.deepEqual(problemsOf(doc), []);
      assert.equal(typeOfId(doc._id), doc.type);
    });

  test('knows every type by its own name', () => {
    for (const [name, { type }] of Object.entries(kinds)) {
      assert.equal(name, type);
      assert.ok(isDocType(name));
      assert.ok(kindOf(type).writers.length > 0);
    }
    assert.ok(!isDocType('toString'));
    assert.ok(!isDocType(undefined));
  });

  test('tells one type from another', () => {
    assert.ok(isDoc(samples.due, 'due'));
    assert.ok(!isDoc<'payment'>(samples.due, 'payment'));
  });

  test('lets no document be both open to parents and frozen', () => {
    for (const type of Object.keys(kinds)) {
      assert.ok(isDocType(type));
      const { editable, frozen } = kindOf(type);
      assert.ok(!(editable && frozen), type);
    }
  });
});
