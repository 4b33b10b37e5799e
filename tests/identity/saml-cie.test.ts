import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { ciePolicy } from '../../server/identity/saml/policy.ts';
import type { KeyPair } from '../../server/identity/saml/key-pair.ts';
import type { Expected } from '../../server/identity/saml/response/question.ts';
import { answer, errorAnswer, person } from './saml/answer.ts';
import { asked, idpEntityId, makeIdpKeys } from './saml/asked.ts';
import { base64, outcomeOf } from './saml/outcome.ts';
import { signBoth } from './saml/sign.ts';

let keys: KeyPair;
before(async () => {
  keys = await makeIdpKeys();
});

/** As the Ministry's identity provider answers: four attributes, Issuers without Format. */
const { name = '', familyName = '', fiscalNumber = '' } = person;
const { dateOfBirth = '' } = person;
const citizen = { name, familyName, dateOfBirth, fiscalNumber };
const cie = (attributes: Record<string, string> = citizen) =>
  answer(attributes).replace(/<saml:Issuer Format="[^"]*"/g, '<saml:Issuer');

suite('an answer of CIE', () => {
  test('tells four attributes, and the subject is the codice fiscale', async () => {
    const { verified } = await play(cie());
    assert.deepEqual(verified?.claims, {
      scheme: 'cie',
      issuer: idpEntityId,
      subject: 'SRTLRI84E52G479Z',
      level: 2,
      at: '2026-11-23T10:02:00.000Z',
      fiscalCode: 'SRTLRI84E52G479Z',
      givenName: 'Ilaria',
      familyName: 'Sartorelli',
      born: '1984-05-12',
    });
  });

  test('may name its Issuers’ Format, if it is entity', async () => {
    assert.equal((await play(answer(citizen))).code, 'accepted');
    const other = cie().replace(
      /<saml:Issuer>/g,
      '<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">',
    );
    assert.equal((await play(other)).code, 'issuer-format');
  });

  test('would not do for SPID: no Format, no spidCode', async () => {
    const question = asked(keys);
    const signed = base64(signBoth(cie(), keys));
    assert.equal(
      (await outcomeOf(signed, question)).code,
      'assertion-issuer-format',
    );
    const formatted = base64(signBoth(answer(citizen), keys));
    assert.equal(
      (await outcomeOf(formatted, question)).code,
      'attribute-missing',
    );
  });

  for (const missing of ciePolicy.requiredAttributes)
    test(`lets nobody in without ${missing}`, async () => {
      const rest = Object.fromEntries(
        Object.entries(citizen).filter(([name]) => name !== missing),
      );
      assert.equal((await play(cie(rest))).code, 'attribute-missing');
    });

  test('is of the level asked: the minimum, or exactly that', async () => {
    const level3 = cie().replace('SpidL2', 'SpidL3');
    assert.equal((await play(level3)).code, 'accepted');
    assert.equal((await play(level3, { comparison: 'exact' })).code, 'level');
    assert.equal((await play(cie(), { comparison: 'exact' })).code, 'accepted');
    assert.equal((await play(cie().replace('SpidL2', 'SpidL1'))).code, 'level');
  });

  for (const anomaly of ciePolicy.anomalies)
    test(`tells the person of anomaly ${anomaly}`, async () => {
      const told = await play(errorAnswer(`ErrorCode nr${anomaly}`));
      assert.equal(told.code, `status-nr${anomaly}`);
      assert.equal(told.anomaly, anomaly);
    });

  test('knows no anomaly 30, which is SPID’s', async () => {
    const told = await play(errorAnswer('ErrorCode nr30'));
    assert.equal(told.code, 'status-error');
    assert.equal(told.anomaly, undefined);
  });
});

function play(xml: string, over: Partial<Expected> = {}) {
  return outcomeOf(base64(signBoth(xml, keys)), asked(keys, over, 'cie'));
}
