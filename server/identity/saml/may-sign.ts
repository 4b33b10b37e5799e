import { X509Certificate } from 'node:crypto';

const leastBits = 2048;

/** True of a certificate with an RSA key of 2048 bits or more, whatever its dates. @param pem Perhaps none at all. */
export function maySign(pem: string): boolean {
  try {
    const { publicKey } = new X509Certificate(pem);
    const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
    return publicKey.asymmetricKeyType === 'rsa' && bits >= leastBits;
  } catch {
    return false;
  }
}
