import { createHash } from 'node:crypto';
import type { Claims } from '../claims.ts';

/**
 * One login of one person: a provider's name for somebody is told apart by the scheme and the provider it came from
 * (ASVS 6.8.1), or whoever runs one could speak for the people of another.
 */
export function loginKey({
  scheme,
  issuer,
  subject,
}: Pick<Claims, 'scheme' | 'issuer' | 'subject'>): string {
  return hashed([scheme, issuer, subject]);
}

/** All logins of the State's identity schemes with one codice fiscale: they are one person's. */
export function fiscalCodeKey(fiscalCode: string): string {
  return hashed(['fiscalCode', fiscalCode]);
}

/** JSON keeps where one part ends and the next begins. */
function hashed(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
