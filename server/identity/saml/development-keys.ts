// @peculiar/x509 asks for it and does not bring it.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  BasicConstraintsExtension,
  CertificatePolicyExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  PemConverter,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { KeyPair } from './key-pair.ts';

/** Who a certificate of a public service provider says it belongs to (AgID, Avviso 29). */
export interface CertificateSubject {
  organization: string;
  entityId: string;
  ipaCode: string;
  locality: string;
}

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const tenYears = 3652 * 86_400_000;

/** A key and a self-signed certificate, made once per subject and kept in the data folder. Never in production. */
export async function developmentKeys(
  folder: string,
  subject: CertificateSubject,
): Promise<KeyPair> {
  const name = createHash('sha256').update(JSON.stringify(subject));
  const secrets = join(folder, 'secrets');
  const path = join(secrets, `saml-${name.digest('hex').slice(0, 16)}.pem`);
  const there = read(path);
  if (there) return there;
  mkdirSync(secrets, { recursive: true, mode: 0o700 });
  const { key, certificate } = await makeKeys(subject, new Date());
  try {
    // Exclusive: of two processes that start together both use what one has made.
    writeFileSync(path, key + certificate, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = read(path);
  if (!kept) throw new Error('signing key cannot be read back');
  return kept;
}

function read(path: string): KeyPair | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
  const at = text.indexOf('-----BEGIN CERTIFICATE-----');
  return at > 0
    ? { key: text.slice(0, at), certificate: text.slice(at) }
    : undefined;
}

/** A self-signed pair with the subject and the policies that SPID wants of a public service provider. */
export async function makeKeys(
  { organization, entityId, ipaCode, locality }: CertificateSubject,
  now: Date,
): Promise<KeyPair> {
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    keys,
    signingAlgorithm: algorithm,
    notBefore: new Date(now.getTime() - 60_000),
    notAfter: new Date(now.getTime() + tenYears),
    name: new Name([
      { CN: [{ utf8String: organization }] },
      { C: [{ printableString: 'IT' }] },
      { L: [{ utf8String: locality }] },
      { O: [{ utf8String: organization }] },
      // organizationIdentifier
      { '2.5.4.97': [{ utf8String: `PA:IT-${ipaCode}` }] },
      // uri
      { '2.5.4.83': [{ utf8String: entityId }] },
    ]),
    extensions: [
      new BasicConstraintsExtension(false),
      new KeyUsagesExtension(
        KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation,
        true,
      ),
      new CertificatePolicyExtension(['1.3.76.16.6', '1.3.76.16.4.2.1']),
    ],
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    key: `${PemConverter.encode(key, 'PRIVATE KEY')}\n`,
    certificate: `${certificate.toString('pem')}\n`,
  };
}
