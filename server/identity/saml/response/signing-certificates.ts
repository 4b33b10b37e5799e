import { maySign } from '../may-sign.ts';
import { insist } from './saml-refusal.ts';

/**
 * Those of an identity provider's certificates that may sign, several while one replaces another. Their dates are
 * whoever keeps the metadata's to judge.
 * @throws SamlRefusal key, when none may
 */
export function signingCertificates(certificates: readonly string[]): string[] {
  const usable = certificates.filter(maySign);
  insist(usable.length > 0, 'key');
  return usable;
}
