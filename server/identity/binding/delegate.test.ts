import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DelegationDoc } from '#model/delegation.ts';
import { samples } from '../../../couch/design/vectors/samples.ts';
import { delegateAmong } from './delegate.ts';

const { delegation, family } = samples;
const given = (id: string, body: object = {}, fields: object = {}) =>
  ({
    ...delegation,
    _id: `delegation:${id}`,
    ...fields,
    body: { ...delegation.body, ...body },
  }) as DelegationDoc;
const households = (id: string) =>
  Promise.resolve(id === family.family ? family : undefined);

suite('a delegate’s sign-in', () => {
  test('lets in whom a delegation of today names, with all of the household’s for them', async () => {
    const docs = [given('a'), given('b', { scopes: ['pay'] })];
    const found = await delegateAmong(docs, households, '2026-03-10');
    assert.deepEqual(found, {
      account: {
        id: 'a',
        role: 'parent',
        name: 'Nonna Àlbero',
        person: 'a',
        family: family.family,
        delegations: ['delegation:a', 'delegation:b'],
      },
      roles: [],
    });
  });

  test('knows them again by the first they were ever given, even when that is over', async () => {
    const docs = [
      given('b'),
      given('c', { revoked: true }, { at: '2026-01-01T08:00:00.000Z' }),
    ];
    const found = await delegateAmong(docs, households, '2026-03-10');
    assert.equal(found?.account.id, 'c');
  });

  test('lets nobody in before, after, once revoked, for a child that is not the household’s, or of no household', async () => {
    const none = async (day: string, ...docs: DelegationDoc[]) => {
      assert.equal(await delegateAmong(docs, households, day), undefined);
    };
    await none('2026-03-02', given('a'));
    await none('2026-09-01', given('a'));
    await none('2026-03-10', given('a', { revoked: true }));
    await none('2026-03-10', given('a', {}, { child: 'another' }));
    await none('2026-03-10', given('a', {}, { family: 'another' }));
    await none('2026-03-10');
  });
});
