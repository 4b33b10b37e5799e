import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ids, samples } from '../design/vectors/samples.ts';
import { problemsOf } from './document.ts';
import {
  childrenOn,
  isBarredOn,
  isMemberOn,
  type FamilyBody,
} from './family.ts';

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

  const code = 'RSSMRA80A01G479R';
  const withOrders = (courtOrders: FamilyBody['courtOrders']): FamilyBody => ({
    ...samples.family.body,
    ...(member && { members: [{ ...member, fiscalCode: code }] }),
    ...(courtOrders && { courtOrders }),
  });

  test('lets nobody in whom a court has barred, for as long as the order lasts', () => {
    const range = { from: '2026-03-01', to: '2026-04-30' };
    for (const named of [{ person: ids.parent }, { fiscalCode: code }]) {
      const barred = withOrders([{ ...named, ...range }]);
      assert.ok(isMemberOn(barred, ids.parent, '2026-02-28'));
      assert.ok(!isMemberOn(barred, ids.parent, '2026-03-01'));
      assert.ok(!isMemberOn(barred, ids.parent, '2026-04-30'));
      assert.ok(isMemberOn(barred, ids.parent, '2026-05-01'));
    }
    const other = withOrders([{ person: ids.otherParent, ...range }]);
    assert.ok(isMemberOn(other, ids.parent, '2026-03-01'));
    assert.ok(isBarredOn(other, { person: ids.otherParent }, '2026-03-01'));
    assert.ok(!isBarredOn(other, {}, '2026-03-01'));
  });

  test('takes an order that says from when and against whom', () => {
    const problems = (courtOrders: FamilyBody['courtOrders']) =>
      problemsOf({ ...samples.family, body: withOrders(courtOrders) });
    assert.deepEqual(problems([{ from: '2026-03-01', fiscalCode: code }]), []);
    assert.deepEqual(problems([{ from: '2026-03-01' }]), [
      { code: 'missing', path: '/body/courtOrders/0/person' },
    ]);
    const backwards = { from: '2026-03-01', to: '2026-02-01' };
    assert.deepEqual(problems([{ person: ids.parent, ...backwards }]), [
      { code: 'out-of-range', path: '/body/courtOrders/0/to' },
    ]);
  });
});
