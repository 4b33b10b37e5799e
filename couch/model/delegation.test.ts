import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ids, samples } from '../design/vectors/samples.ts';
import {
  isDelegatedOn,
  type DelegationBody,
  type DelegationDoc,
} from './delegation.ts';
import { problemsOf } from './document.ts';
import { judge } from './may-write.ts';
import { merge } from './merge.ts';
import { familyRole } from './databases.ts';

const { delegation } = samples;
const household = samples.family.body;
const changed = (
  body: Partial<DelegationBody>,
  fields: Partial<DelegationDoc> = {},
): DelegationDoc => ({
  ...delegation,
  ...fields,
  body: { ...delegation.body, ...body },
});

suite('delegation', () => {
  test('lets its delegate do what it names, on its days only', () => {
    const may = (on: string) => isDelegatedOn(delegation, 'see', on, household);
    assert.deepEqual(
      ['2026-03-02', '2026-03-03', '2026-08-31', '2026-09-01'].map(may),
      [false, true, true, false],
    );
    assert.equal(
      isDelegatedOn(delegation, 'pay', '2026-03-03', household),
      false,
    );
  });

  test('is void once revoked', () => {
    const revoked = changed({ revoked: true });
    assert.equal(isDelegatedOn(revoked, 'see', '2026-03-03', household), false);
  });

  test('is void against a court order on its delegate', () => {
    const { fiscalCode } = delegation.body;
    const barred = {
      ...household,
      courtOrders: [{ fiscalCode, from: '2026-03-05' }],
    };
    assert.equal(isDelegatedOn(delegation, 'see', '2026-03-04', barred), true);
    assert.equal(isDelegatedOn(delegation, 'see', '2026-03-05', barred), false);
  });

  test('is refused with a codice fiscale that cannot be, no scope, or no near end', () => {
    const first = (body: Partial<DelegationBody>) =>
      problemsOf(changed(body))[0];
    assert.deepEqual(first({ fiscalCode: 'LBRNNN50A41H501C' }), {
      code: 'wrong-form',
      path: '/body/fiscalCode',
    });
    assert.equal(first({ scopes: [] })?.code, 'missing');
    assert.equal(first({ to: '2026-03-02' })?.code, 'out-of-range');
    assert.equal(first({ to: '2027-12-31' })?.code, 'too-far-ahead');
  });

  test('asks who gives it to have proved lately who they are; to revoke, not', () => {
    const given = (next: DelegationDoc, strong?: boolean) =>
      judge({
        kind: 'family',
        owner: ids.family,
        roles: [familyRole(ids.family)],
        user: ids.parent,
        stored: null,
        next,
        ...(strong !== undefined && { strong }),
      })[0]?.code;
    assert.equal(given(delegation, false), 'needs-strong-sign-in');
    assert.equal(given(delegation, true), undefined);
    assert.equal(given(delegation), undefined);
    assert.equal(given(changed({ revoked: true }), false), undefined);
  });

  test('is revoked whatever else was changed meanwhile', () => {
    const theirs = changed({ to: '2026-06-30' }, { _rev: '2-b' });
    const { doc, lost } = merge(delegation, changed({ revoked: true }), theirs);
    assert.deepEqual(
      [doc.body, lost],
      [{ ...theirs.body, revoked: true }, false],
    );
    assert.equal(merge(delegation, changed({ phone: '1' }), theirs).lost, true);
  });
});
