import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { spidPolicy } from '../policy.ts';
import { claimsOf } from './claims-of.ts';
import type { Question } from './question.ts';

const question: Question = {
  expected: {
    ...{ entityId: '', acsUrl: '', requestId: '' },
    requestedAt: '2026-11-23T10:00:00Z',
    idp: {
      ...{ entityId: 'https://idp.example.it', name: '', certificates: [] },
      ...{ sso: [], slo: [] },
    },
    ...{ minimumLevel: 2, comparison: 'minimum', requiredAttributes: [] },
  },
  policy: spidPolicy,
  now: new Date('2026-11-23T10:02:00Z'),
};
const authn = { level: 2, at: '2026-11-23T10:01:00.000Z' } as const;

function claims(attributes: Record<string, string>) {
  return claimsOf(new Map(Object.entries(attributes)), authn, question);
}

suite('claims', () => {
  test('hold the codice fiscale in upper case, without TINIT-', () => {
    const { fiscalCode } = claims({ fiscalNumber: 'tinit-srtlri84e52g479z' });
    assert.equal(fiscalCode, 'SRTLRI84E52G479Z');
  });

  test('hold a telephone number without what divides it', () => {
    assert.equal(
      claims({ mobilePhone: '+39 333 (00) 000-00' }).phone,
      '+393330000000',
    );
  });

  test('leave out a suggestion that cannot be right', () => {
    const { email, phone } = claims({
      email: 'nobody@here@there',
      mobilePhone: 'javascript:1',
    });
    assert.deepEqual([email, phone], [undefined, undefined]);
  });

  test('have no keys for what was not told', () => {
    assert.deepEqual(Object.keys(claims({ spidCode: 'PROV-1' })), [
      'scheme',
      'issuer',
      'subject',
      'level',
      'at',
    ]);
  });
});
