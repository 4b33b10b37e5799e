import 'reflect-metadata';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import type { KeyPair } from '../../server/identity/saml/key-pair.ts';

export const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength,
  publicExponent: new Uint8Array([1, 0, 1]),
});
export const curve = {
  name: 'ECDSA',
  namedCurve: 'P-256',
  hash: 'SHA-256',
} as const;

/** A key of whatever strength, in a certificate that is long over. */
export async function keyPairOf(
  algorithm: ReturnType<typeof rsa> | typeof curve,
): Promise<KeyPair> {
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...{ keys, signingAlgorithm: algorithm, name: 'CN=test' },
    notBefore: new Date('2019-01-01'),
    notAfter: new Date('2020-01-01'),
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    key: PemConverter.encode(key, 'PRIVATE KEY'),
    certificate: certificate.toString('pem'),
  };
}
