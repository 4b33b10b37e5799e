import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  curve,
  keyPairOf,
  rsa,
} from '../../../../tests/support/key-pair-of.ts';
import { SamlRefusal } from './saml-refusal.ts';
import { signingCertificates } from './signing-certificates.ts';

const certificate = async (...of: Parameters<typeof keyPairOf>) =>
  (await keyPairOf(...of)).certificate;

suite('keys of an identity provider', () => {
  test('are those of its certificates, whatever their dates', async () => {
    const two = [await certificate(rsa(2048)), await certificate(rsa(3072))];
    assert.equal(signingCertificates(two).length, 2);
  });

  test('are long enough, and RSA', async () => {
    const weak = await certificate(rsa(1024));
    const elliptic = await certificate(curve);
    const strong = await certificate(rsa(2048));
    assert.deepEqual(signingCertificates([weak, elliptic, strong]), [strong]);
    for (const alone of [[weak], [elliptic], ['none'], []])
      assert.throws(
        () => signingCertificates(alone),
        (error) => error instanceof SamlRefusal && error.code === 'key',
      );
  });
});
