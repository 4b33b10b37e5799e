import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Metadata, RevisionNode } from './layout.ts';
import {
  conflictsOf,
  hasRevision,
  historyOf,
  latestOf,
  leavesOf,
  withoutLeaf,
} from './rev-tree.ts';

const node = (
  hash: string,
  children: RevisionNode[] = [],
  deleted = false,
): RevisionNode => [
  hash,
  { status: 'available', ...(deleted ? { deleted } : {}) },
  children,
];

/** 1-r, then 2-a with 3-aa, 2-b, and a deleted 2-c. */
function branched(): Metadata {
  const root = node('r', [
    node('a', [node('aa')]),
    node('b'),
    node('c', [], true),
  ]);
  const rev_map = { '1-r': 1, '2-a': 2, '3-aa': 5, '2-b': 3, '2-c': 4 };
  return {
    id: 'x',
    rev_tree: [{ pos: 1, ids: root }],
    rev_map,
    seq: 5,
    winningRev: '3-aa',
    deleted: false,
  };
}

suite('revision tree', () => {
  test('leaves come winner first: live, then long, then high', () => {
    assert.deepEqual(leavesOf(branched()), [
      { rev: '3-aa', deleted: false },
      { rev: '2-b', deleted: false },
      { rev: '2-c', deleted: true },
    ]);
  });

  test('a tree that never branched has its tip as only leaf', () => {
    const line = node('r', [node('s', [node('t', [], true)])]);
    const metadata = { ...branched(), rev_tree: [{ pos: 4, ids: line }] };
    assert.deepEqual(leavesOf(metadata), [{ rev: '6-t', deleted: true }]);
  });

  test('conflicts are the losers, told apart by whether they are deleted', () => {
    assert.deepEqual(conflictsOf(branched()), {
      live: ['2-b'],
      deleted: ['2-c'],
    });
  });

  test('history goes from a revision back to the oldest known', () => {
    const revs = historyOf(branched(), '3-aa')?.map((step) => step.rev);
    assert.deepEqual(revs, ['3-aa', '2-a', '1-r']);
    assert.equal(historyOf(branched(), '9-z'), undefined);
  });

  test('the latest of a revision are the leaves it led to', () => {
    assert.deepEqual(latestOf(branched(), '2-a'), ['3-aa']);
    assert.deepEqual(latestOf(branched(), '1-r').sort(), [
      '2-b',
      '2-c',
      '3-aa',
    ]);
    assert.deepEqual(latestOf(branched(), '9-z'), []);
  });

  test('a revision is known by position and hash together', () => {
    assert.equal(hasRevision(branched(), '2-b'), true);
    assert.equal(hasRevision(branched(), '3-b'), false);
  });

  test('without a leaf, what only it descended from is gone, the rest stays', () => {
    const { metadata, removed } = withoutLeaf(branched(), '3-aa');
    assert.deepEqual(removed.sort(), ['2-a', '3-aa']);
    assert.equal(metadata?.winningRev, '2-b');
    assert.equal(metadata.seq, 4);
    assert.equal(hasRevision(metadata, '2-a'), false);
    assert.equal(hasRevision(metadata, '1-r'), true);
  });

  test('without its last live leaf a document is deleted; without its last leaf it is nothing', () => {
    const one = withoutLeaf(branched(), '3-aa').metadata;
    const two = one && withoutLeaf(one, '2-b').metadata;
    assert.equal(two?.deleted, true);
    const last = withoutLeaf(two, '2-c');
    assert.equal(last.metadata, undefined);
    assert.deepEqual(last.removed.sort(), ['1-r', '2-c']);
  });
});
