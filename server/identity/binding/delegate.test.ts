import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { DelegationDoc } from '#model/delegation.ts';
import { samples } from '../../../couch/design/vectors/samples.ts';
import { delegatesAmong } from './delegate.ts';

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
    const found = await delegatesAmong(docs, households, '2026-03-10');
    const account = {
      id: 'a',
      role: 'parent',
      name: 'Nonna Àlbero',
      person: 'a',
      family: family.family,
      delegations: ['delegation:a', 'delegation:b'],
    };
    assert.deepEqual(found, [
      {
        identity: { account, roles: [] },
        label: family.body.label,
        children: [delegation.child],
      },
    ]);
  });

  test('knows them again by the first they were ever given, even when that is over', async () => {
    const docs = [
      given('b'),
      given('c', { revoked: true }, { at: '2026-01-01T08:00:00.000Z' }),
    ];
    const [found] = await delegatesAmong(docs, households, '2026-03-10');
    assert.equal(found?.identity.account.id, 'c');
  });

  test('has an account in each household that gave one, the first to give first', async () => {
    const two = (id: string) =>
      Promise.resolve(id === 'other' ? { ...family, family: 'other' } : family);
    const docs = [
      given('b'),
      given('a', {}, { family: 'other', at: '2026-01-01T08:00:00.000Z' }),
    ];
    const found = await delegatesAmong(docs, two, '2026-03-10');
    const accounts = found.map(({ identity }) => identity.account);
    assert.deepEqual(
      accounts.map(({ id, family: of }) => [id, of]),
      [
        ['a', 'other'],
        ['b', family.family],
      ],
    );
  });

  test('lets nobody in before, after, once revoked, for a child that is not the household’s, or of no household', async () => {
    const none = async (day: string, ...docs: DelegationDoc[]) => {
      assert.deepEqual(await delegatesAmong(docs, households, day), []);
    };
    await none('2026-03-02', given('a'));
    await none('2026-09-01', given('a'));
    await none('2026-03-10', given('a', { revoked: true }));
    await none('2026-03-10', given('a', {}, { child: 'another' }));
    await none('2026-03-10', given('a', {}, { family: 'another' }));
    await none('2026-03-10');
  });
});
