import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ids, samples } from '../design/vectors/samples.ts';
import { delegateRights, delegateView } from './delegate-view.ts';
import type { DelegationScope } from './delegation.ts';
import type { Doc, DocType } from './document.ts';

const rightsTo = (...scopes: DelegationScope[]) =>
  delegateRights(
    [
      {
        ...samples.delegation,
        body: { ...samples.delegation.body, scopes },
      },
    ],
    samples.family.body,
    [ids.child],
    '2026-03-10',
  );

suite('what a delegate sees', () => {
  const seen = (...scopes: DelegationScope[]): DocType[] =>
    Object.values<Doc>(samples)
      .filter((doc) => delegateView(doc, rightsTo(...scopes)))
      .map(({ type }) => type);

  test('follows from what was delegated, and is never correspondence', () => {
    const least: DocType[] = ['family', 'child', 'enrolment', 'epoch'];
    assert.deepEqual(seen('pick-up').sort(), least.sort());
    assert.deepEqual(
      seen('see').sort(),
      [...least, 'presences', 'absence'].sort(),
    );
    assert.deepEqual(seen('pay').sort(), [...least, 'due', 'payment'].sort());
  });

  test('is of the delegated child only', () => {
    const other = { ...samples.presences, child: ids.otherChild };
    assert.equal(delegateView(other, rightsTo('see', 'pay')), undefined);
  });

  test('is no adult, no payer, no other child and no codice fiscale of the household', () => {
    const shown = delegateView(
      {
        ...samples.family,
        body: {
          ...samples.family.body,
          children: [
            { child: ids.child, from: '2024-09-01' },
            { child: ids.otherChild, from: '2024-09-01' },
          ],
          courtOrders: [{ person: ids.otherParent, from: '2026-01-01' }],
        },
      },
      rightsTo('see'),
    );
    assert.deepEqual(shown?.body, {
      label: samples.family.body.label,
      members: [],
      children: [{ child: ids.child, from: '2024-09-01' }],
      payers: [],
    });
    const child = delegateView(
      {
        ...samples.child,
        body: { ...samples.child.body, fiscalCode: 'LBRNNN50A41H501T' },
      },
      rightsTo('see'),
    );
    assert.ok(child && !('fiscalCode' in child.body));
  });

  test('is nothing for a child the household may not see itself', () => {
    const { delegation, family } = samples;
    assert.equal(
      delegateRights([delegation], family.body, [], '2026-03-10').size,
      0,
    );
  });
});
