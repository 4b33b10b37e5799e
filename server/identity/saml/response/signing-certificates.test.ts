import 'reflect-metadata';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { X509CertificateGenerator } from '@peculiar/x509';
import { SamlRefusal } from './saml-refusal.ts';
import { signingCertificates } from './signing-certificates.ts';

const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
});
const curve = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

async function certificate(
  algorithm: ReturnType<typeof rsa> | typeof curve,
): Promise<string> {
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const made = await X509CertificateGenerator.createSelfSigned({
    ...{ keys, signingAlgorithm: algorithm, name: 'CN=test' },
    // Over long since: whoever keeps the metadata judges of dates.
    notBefore: new Date('2019-01-01'),
    notAfter: new Date('2020-01-01'),
  });
  return made.toString('pem');
}

suite('keys of an identity provider', () => {
  test('are those of its certificates, whatever their dates', async () => {
    const two = [await certificate(rsa(2048)), await certificate(rsa(3072))];
    assert.equal(signingCertificates(two).length, 2);
  });

  test('are long enough, and RSA', async () => {
    const weak = await certificate(rsa(1024));
    const elliptic = await certificate(curve);
    assert.equal(
      signingCertificates([weak, elliptic, await certificate(rsa(2048))])
        .length,
      1,
    );
    for (const alone of [[weak], [elliptic], ['none'], []])
      assert.throws(
        () => signingCertificates(alone),
        (error) => error instanceof SamlRefusal && error.code === 'key',
      );
  });
});
