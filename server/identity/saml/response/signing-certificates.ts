import { X509Certificate } from 'node:crypto';
import { insist } from './saml-refusal.ts';

const leastBits = 2048;

/**
 * Those of an identity provider's certificates that may sign, several while one replaces another. Their dates are
 * whoever keeps the metadata's to judge.
 * @throws SamlRefusal key, when none has an RSA key of 2048 bits or more
 */
export function signingCertificates(certificates: readonly string[]): string[] {
  const strong = certificates.filter(maySign);
  insist(strong.length > 0, 'key');
  return strong;
}

function maySign(pem: string): boolean {
  try {
    const { publicKey } = new X509Certificate(pem);
    const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
    return publicKey.asymmetricKeyType === 'rsa' && bits >= leastBits;
  } catch {
    return false;
  }
}
