import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ids, samples } from '../design/vectors/samples.ts';
import { childrenOn, isMemberOn, type FamilyBody } from './family.ts';

const [member] = samples.family.body.members;
const body: FamilyBody = {
  ...samples.family.body,
  members: member ? [{ ...member, from: '2025-01-01', to: '2025-12-31' }] : [],
  children: [
    { child: ids.child, from: '2025-01-01', to: '2025-06-30' },
    { child: ids.child, from: '2025-06-30' },
    { child: ids.otherChild, from: '2026-01-01' },
  ],
};

suite('household', () => {
  test('sees a child from the first day of the right to the last, once', () => {
    assert.deepEqual(childrenOn(body, '2024-12-31'), []);
    assert.deepEqual(childrenOn(body, '2025-06-30'), [ids.child]);
    assert.deepEqual(childrenOn(body, '2026-01-01'), [
      ids.child,
      ids.otherChild,
    ]);
  });

  test('lets a member in for as long as the right lasts', () => {
    assert.ok(isMemberOn(body, ids.parent, '2025-12-31'));
    assert.ok(!isMemberOn(body, ids.parent, '2026-01-01'));
    assert.ok(!isMemberOn(body, ids.otherParent, '2025-06-01'));
  });
});
