import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import {
  curve,
  keyPairOf,
  rsa,
} from '../../../../tests/support/key-pair-of.ts';
import { makeKeys } from '../development-keys.ts';
import { certificateBody } from '../key-pair.ts';
import { ListFault, readList } from './read-list.ts';

const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
let certificate = '';

before(async () => {
  const subject = {
    organization: 'Gestore',
    entityId: 'https://idp.example',
    ipaCode: 'x',
    locality: 'Roma',
  };
  certificate = certificateBody(
    (await makeKeys(subject, new Date())).certificate,
  );
});

const entry = (more: object = {}) => ({
  entity_id: 'https://idp.example',
  organization_name: 'Gestore S.p.A.',
  organization_display_name: 'Gestore ID',
  signing_certificate_x509: [certificate, 'not a certificate'],
  single_sign_on_service: [
    { Binding: redirect, Location: 'https://idp.example/sso' },
    {
      Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:SOAP',
      Location: 'https://idp.example/soap',
    },
  ],
  single_logout_service: [
    {
      Binding: post,
      Location: 'https://idp.example/slo',
      ResponseLocation: 'https://idp.example/slo/back',
    },
  ],
  ...more,
});
const listed = (...entries: object[]) => JSON.stringify(entries);

suite('AgID’s list as JSON', () => {
  test('names providers with keys and addresses, several keys while one is replaced', () => {
    const [idp] = readList(
      listed(entry({ signing_certificate_x509: [certificate, certificate] })),
    );
    assert.equal(idp?.entityId, 'https://idp.example');
    assert.equal(idp.name, 'Gestore ID');
    assert.equal(idp.certificates.length, 2);
    assert.match(
      idp.certificates[0] ?? '',
      /^-----BEGIN CERTIFICATE-----\n[\w+/=\n]{70}/,
    );
    assert.deepEqual(idp.sso, [
      { binding: 'HTTP-Redirect', location: 'https://idp.example/sso' },
    ]);
    assert.deepEqual(idp.slo, [
      {
        binding: 'HTTP-POST',
        location: 'https://idp.example/slo',
        responseLocation: 'https://idp.example/slo/back',
      },
    ]);
  });

  test('leaves out what is deleted, has no key, or would send people to a place that is not safe', () => {
    const bad = [
      entry({ entity_id: 'https://a.example', _deleted: 'Y' }),
      entry({
        entity_id: 'https://b.example',
        signing_certificate_x509: ['AAAA'],
      }),
      entry({
        entity_id: 'https://c.example',
        single_sign_on_service: [
          { Binding: redirect, Location: 'http://c.example/sso' },
        ],
      }),
      entry({
        entity_id: 'https://d.example',
        single_sign_on_service: [
          { Binding: redirect, Location: 'javascript:alert(1)' },
        ],
      }),
      entry({ entity_id: 'no address' }),
      entry({ entity_id: 7 }),
    ];
    assert.equal(readList(listed(...bad, entry())).length, 1);
    assert.throws(() => readList(listed(...bad)), ListFault);
  });

  test('counts no key that is weak or of another kind', async () => {
    const keys = [rsa(1024), curve];
    const weak = await Promise.all(
      keys.map(async (one) =>
        certificateBody((await keyPairOf(one)).certificate),
      ),
    );
    const given = { signing_certificate_x509: [...weak, certificate] };
    const [idp] = readList(listed(entry(given)));
    assert.deepEqual(idp?.certificates.map(certificateBody), [certificate]);
    const alone = entry({ signing_certificate_x509: weak });
    assert.throws(() => readList(listed(alone)), ListFault);
  });

  test('counts no name that is longer than SAML has them', () => {
    const named = (length: number) =>
      entry({ entity_id: 'https://idp.example/'.padEnd(length, 'x') });
    assert.equal(readList(listed(named(1024))).length, 1);
    assert.throws(() => readList(listed(named(1025))), ListFault);
  });

  test('sends answers to the address of the service where that for answers is not safe', () => {
    const slo = { Binding: post, Location: 'https://idp.example/slo' };
    const [idp] = readList(
      listed(
        entry({
          single_logout_service: [
            { ...slo, ResponseLocation: 'http://idp.example/back' },
          ],
        }),
      ),
    );
    assert.deepEqual(idp?.slo, [
      { binding: 'HTTP-POST', location: 'https://idp.example/slo' },
    ]);
  });

  test('is no list when it is something else', () => {
    for (const text of [
      '',
      '{}',
      '[]',
      '[null, 1]',
      'Service unavailable',
      '<html></html>',
      '<a',
    ])
      assert.throws(() => readList(text), ListFault, text);
  });
});

suite('a list as SAML metadata', () => {
  const descriptor =
    () => `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.example">
  <!-- a comment -->
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
${certificate}
    </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:KeyDescriptor use="encryption"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
    <md:SingleLogoutService Binding="${redirect}" Location="https://idp.example/slo"/>
    <md:SingleSignOnService Binding="${post}" Location="https://idp.example/sso"/>
  </md:IDPSSODescriptor>
  <md:Organization>
    <md:OrganizationName xml:lang="it">Gestore</md:OrganizationName>
    <md:OrganizationDisplayName xml:lang="en">Provider</md:OrganizationDisplayName>
    <md:OrganizationDisplayName xml:lang="it">Gestore ID</md:OrganizationDisplayName>
    <md:OrganizationURL xml:lang="it">https://idp.example</md:OrganizationURL>
  </md:Organization>
</md:EntityDescriptor>`;

  test('is read from one descriptor or from many', () => {
    const many = `<?xml version="1.0"?><md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">${descriptor()}</md:EntitiesDescriptor>`;
    for (const text of [descriptor(), `\uFEFF${many}`]) {
      const [idp, ...more] = readList(text);
      assert.equal(more.length, 0);
      assert.equal(idp?.name, 'Gestore ID');
      assert.equal(idp.certificates.length, 1);
      assert.deepEqual(idp.sso, [
        { binding: 'HTTP-POST', location: 'https://idp.example/sso' },
      ]);
    }
  });

  test('is refused with a comment in a value, which is read in more than one way', () => {
    const text = descriptor().replace('Gestore ID', 'Gestore<!-- --> ID');
    assert.throws(() => readList(text), ListFault);
  });

  test('is refused with a document type, whose entities could read files', () => {
    const text = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${descriptor()}`;
    assert.throws(() => readList(text), ListFault);
  });
});
