import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { ConfigError } from '../../config-values.ts';
import { makeKeys } from './development-keys.ts';
import { metadata } from './metadata/metadata.ts';
import { spidPolicy } from './policy.ts';
import {
  readServiceProvider,
  type ProviderConfig,
} from './read-service-provider.ts';

const folder = mkdtempSync(join(tmpdir(), 'saml-provider-'));
const base: ProviderConfig = {
  DATA_DIR: folder,
  PUBLIC_ORIGIN: 'https://portale.example.it',
  PORT: 8080,
  COMUNE_NAME: 'Comune di Montelago',
  COMUNE_SITE: 'https://comune.example.it',
  SAML_ENTITY_ID: undefined,
  SAML_KEY_FILE: undefined,
  SAML_CERTIFICATE_FILE: undefined,
  SAML_IPA_CODE: 'c_a271',
  SAML_BELFIORE: 'A271',
  SAML_ORGANIZATION: undefined,
  SAML_SERVICE: 'Portale Genitori',
  SAML_CONTACT_EMAIL: undefined,
  SAML_CONTACT_PHONE: undefined,
  SAML_EIDAS: true,
  CIE_PARTNER: undefined,
};
const now = new Date();
const read = (config: Partial<ProviderConfig> = {}) =>
  readServiceProvider({ ...base, ...config }, spidPolicy, now);

suite('the portal as a service provider', () => {
  after(() => {
    rmSync(folder, { recursive: true });
  });

  test('has a certificate of a public body, made once and readable by its user alone', async () => {
    const provider = await read();
    const { subject } = new X509Certificate(provider.keys.certificate);
    for (const part of [
      'CN=Comune di Montelago',
      'C=IT',
      'L=Montelago',
      'PA:IT-c_a271',
      'https://portale.example.it',
    ])
      assert.ok(subject.includes(part), part);
    assert.deepEqual((await read()).keys, provider.keys);
    const files = readdirSync(join(folder, 'secrets'));
    assert.equal(files.length, 1);
    assert.equal(
      statSync(join(folder, 'secrets', files[0] ?? '')).mode & 0o77,
      0,
    );
  });

  test('says the same, byte for byte, for the same configuration, and else another ID', async () => {
    const one = metadata(await read());
    assert.equal(metadata(await read()), one);
    const other = metadata(await read({ SAML_EIDAS: false }));
    const idOf = (xml: string) => / ID="([^"]+)"/.exec(xml)?.[1];
    assert.notEqual(idOf(other), idOf(one));
    assert.ok(one.includes('index="99"') && one.includes('index="100"'));
    assert.ok(!other.includes('index="99"'));
  });

  test('is named by its entity id, and reached under its origin', async () => {
    const provider = await read({
      SAML_ENTITY_ID: 'https://spid.comune.example.it',
    });
    assert.equal(provider.entityId, 'https://spid.comune.example.it');
    assert.equal(provider.acs, 'https://portale.example.it/auth/spid/acs');
  });

  test('has no name while nobody knows its port', async () => {
    await assert.rejects(
      read({ PUBLIC_ORIGIN: undefined, PORT: 0 }),
      (error) =>
        error instanceof ConfigError && error.message.includes('PORT is 0'),
    );
  });

  test('takes the key it is given, or says which file cannot serve', async () => {
    const subject = {
      organization: 'C',
      entityId: 'https://c.example',
      ipaCode: 'c',
      locality: 'C',
    };
    const pair = await makeKeys(subject, now);
    const other = await makeKeys(subject, now);
    const old = await makeKeys(subject, new Date('2000-01-01'));
    const small = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const given = (key: string, certificate: string) =>
      read({
        SAML_KEY_FILE: file('key.pem', key),
        SAML_CERTIFICATE_FILE: file('certificate.pem', certificate),
      });
    assert.deepEqual((await given(pair.key, pair.certificate)).keys, pair);
    for (const [key, certificate, variable] of [
      ['no key', pair.certificate, 'SAML_KEY_FILE'],
      [small.privateKey, pair.certificate, 'SAML_KEY_FILE'],
      [pair.key, 'no certificate', 'SAML_CERTIFICATE_FILE'],
      [pair.key, other.certificate, 'SAML_CERTIFICATE_FILE'],
      [old.key, old.certificate, 'SAML_CERTIFICATE_FILE'],
    ] as const)
      await assert.rejects(
        given(key, certificate),
        (error) => error instanceof ConfigError && error.key === variable,
      );
    await assert.rejects(
      read({
        SAML_KEY_FILE: '/nowhere/key.pem',
        SAML_CERTIFICATE_FILE: '/nowhere/c.pem',
      }),
      (error) => error instanceof ConfigError && error.key === 'SAML_KEY_FILE',
    );
  });
});
