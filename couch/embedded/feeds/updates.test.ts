import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createUpdates } from './updates.ts';

suite('database updates', () => {
  test('each database is told once, at its latest event', () => {
    const updates = createUpdates([]);
    updates.add('a', 'created');
    updates.add('b', 'created');
    updates.add('a', 'updated');
    assert.deepEqual(
      updates.after(0).map(({ update }) => [update.db_name, update.type]),
      [
        ['b', 'created'],
        ['a', 'updated'],
      ],
    );
  });

  test('a follower goes on where it was', () => {
    const updates = createUpdates(['a']);
    const since = updates.seqOf(updates.last());
    updates.add('b', 'updated');
    const names = updates
      .after(updates.position(since))
      .map(({ update }) => update.db_name);
    assert.deepEqual(names, ['b']);
  });

  test('a sequence of another run hears of every database', () => {
    const since = createUpdates(['a', 'b']).seqOf(2);
    const updates = createUpdates(['a', 'b', 'c']);
    assert.equal(updates.after(updates.position(since)).length, 3);
    assert.equal(updates.after(updates.position('now')).length, 0);
  });
});
