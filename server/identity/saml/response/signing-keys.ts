import { X509Certificate, type KeyObject } from 'node:crypto';
import { insist } from './saml-refusal.ts';

const leastBits = 2048;

/**
 * Public keys of an identity provider's certificates, several while one replaces another. Their dates are whoever
 * keeps the metadata's to judge. @throws SamlRefusal key, when none is an RSA key of 2048 bits or more
 */
export function signingKeys(certificates: readonly string[]): KeyObject[] {
  const keys = certificates.flatMap((pem) => {
    const key = publicKey(pem);
    const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0;
    return key?.asymmetricKeyType === 'rsa' && bits >= leastBits ? [key] : [];
  });
  insist(keys.length > 0, 'key');
  return keys;
}

function publicKey(pem: string): KeyObject | undefined {
  try {
    return new X509Certificate(pem).publicKey;
  } catch {
    return undefined;
  }
}
