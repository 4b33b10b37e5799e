import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { SAML } from '@node-saml/node-saml';
import { spidPolicy } from '../../server/identity/saml/policy.ts';
import { readList } from '../../server/identity/saml/registry/read-list.ts';
import { verifyResponse } from '../../server/identity/saml/response/verify-response.ts';
import { person, testIdp, type TestIdp } from '../support/saml-idp.ts';

const acs = 'https://portale.example/auth/spid/acs';
const entityId = 'https://portale.example';
const requestId = '_0f8fad5b-d9cb-469f-a165-70867728950e';

/** Our rules beside those of the library whose engine we use: they let through more, and must let through all ours do. */
suite('the whole of node-saml', () => {
  let idp: TestIdp;
  before(async () => {
    idp = await testIdp();
  });

  async function ours(samlResponse: string) {
    const [described] = readList(idp.metadata);
    assert.ok(described);
    const verified = await verifyResponse({
      samlResponse,
      expected: {
        ...{ entityId, acsUrl: acs, requestId, idp: described },
        requestedAt: new Date(Date.now() - 1000).toISOString(),
        minimumLevel: 2,
        comparison: 'minimum',
        requiredAttributes: spidPolicy.requiredAttributes,
      },
      policy: spidPolicy,
      now: new Date(),
    });
    return verified.nameId;
  }

  async function theirs(samlResponse: string) {
    const saml = new SAML({
      callbackUrl: acs,
      issuer: entityId,
      audience: entityId,
      idpCert: idp.keys.certificate,
      wantAuthnResponseSigned: true,
      wantAssertionsSigned: true,
    });
    const { profile } = await saml.validatePostResponseAsync({
      SAMLResponse: samlResponse,
    });
    assert.equal(profile?.['spidCode'], person.spidCode);
    return profile.nameID;
  }

  test('takes what we take, and reads the same name from it', async () => {
    const answer = { inResponseTo: requestId, acs, audience: entityId };
    for (const nameId of ['_a-name', 'nome & cognome', '_è'])
      for (const read of [ours, theirs])
        assert.equal(await read(idp.answer({ ...answer, nameId })), nameId);
  });

  test('refuses what somebody else signed, as we do', async () => {
    const forger = await testIdp();
    const answer = { inResponseTo: requestId, acs, audience: entityId };
    const forged = forger.answer(answer);
    for (const read of [ours, theirs]) await assert.rejects(read(forged));
  });
});
