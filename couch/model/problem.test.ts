import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { problemCodes, problemOf, reasonOf } from './problem.ts';

suite('problem', () => {
  test('survives the way through CouchDB as a reason', () => {
    for (const code of problemCodes)
      for (const path of ['', '/body/note'])
        assert.deepEqual(problemOf(reasonOf({ code, path })), { code, path });
  });

  test('does not take another server’s reason for its own', () => {
    assert.equal(problemOf('Document update conflict.'), undefined);
    assert.equal(problemOf(''), undefined);
  });
});
