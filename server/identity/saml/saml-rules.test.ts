import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { ConfigError } from '../../config-values.ts';
import { readConfig } from '../../config.ts';

const production = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://portale.example.it',
  COUCHDB_URL: 'http://couch.example:5984',
  COUCHDB_ADMIN: 'admin',
  COUCHDB_PASSWORD: 'x',
  COUCHDB_JWT_SECRET: 'x'.repeat(32),
  PEPPER: 'x'.repeat(32),
  SMTP_URL: 'smtps://mail.example.it',
  MAIL_FROM: 'portale@comune.example.it',
  SIGN_IN_WAYS: 'spid,cie',
  SAML_KEY_FILE: '/run/key.pem',
  SAML_CERTIFICATE_FILE: '/run/certificate.pem',
  SAML_IPA_CODE: 'c_a271',
  SAML_BELFIORE: 'A271',
  SAML_CONTACT_EMAIL: 'scuola@comune.example.it',
  SAML_CONTACT_PHONE: '+390710000000',
  RECORD_KEY: 'x'.repeat(32),
};

function refusedFor(env: Record<string, string | undefined>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.key;
    throw error;
  }
  return '';
}

suite('the variables of SPID and CIE', () => {
  const scratch = { DATA_DIR: '/tmp/saml-rules-test' };

  test('are complete in production, or the start names the one that is not', () => {
    const env = { ...production, ...scratch };
    assert.equal(refusedFor(env), '');
    for (const name of [
      'SAML_IPA_CODE',
      'SAML_BELFIORE',
      'SAML_CONTACT_EMAIL',
      'SAML_CONTACT_PHONE',
      'RECORD_KEY',
    ])
      assert.equal(refusedFor({ ...env, [name]: undefined }), name);
    const noKeys = {
      SAML_KEY_FILE: undefined,
      SAML_CERTIFICATE_FILE: undefined,
    };
    assert.equal(refusedFor({ ...env, ...noKeys }), 'SAML_KEY_FILE');
    assert.equal(
      refusedFor({ ...env, SAML_KEY_FILE: undefined }),
      'SAML_KEY_FILE',
    );
    assert.equal(
      refusedFor({ ...env, SAML_CERTIFICATE_FILE: undefined }),
      'SAML_CERTIFICATE_FILE',
    );
  });

  test('let no identity provider for tests, and no list in clear, into production', () => {
    const env = { ...production, ...scratch };
    assert.equal(
      refusedFor({ ...env, SPID_TEST_IDP_METADATA: '/tmp/idp.xml' }),
      'SPID_TEST_IDP_METADATA',
    );
    assert.equal(
      refusedFor({ ...env, SPID_REGISTRY_URL: 'http://registry.example' }),
      'SPID_REGISTRY_URL',
    );
    assert.equal(
      refusedFor({ ...env, CIE_METADATA_URL: 'http://idp.example' }),
      'CIE_METADATA_URL',
    );
  });

  test('are of their form', () => {
    for (const [name, value] of [
      ['SAML_IPA_CODE', 'c a271'],
      ['SAML_BELFIORE', 'a271'],
      ['SAML_CONTACT_EMAIL', 'scuola'],
      ['SAML_CONTACT_PHONE', '071 0000'],
      ['SAML_ENTITY_ID', 'portale'],
      ['RECORD_KEY', 'short'],
      ['CIE_PARTNER', '{"company":"Partner"}'],
      ['CIE_PARTNER', 'Partner'],
    ] as const)
      assert.equal(refusedFor({ ...scratch, [name]: value }), name);
  });

  test('need nothing on a machine for trying', () => {
    assert.equal(refusedFor({ ...scratch, SIGN_IN_WAYS: 'spid,cie' }), '');
  });
});
