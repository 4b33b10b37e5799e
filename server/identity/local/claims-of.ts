import type { Instant } from '#model/day.ts';
import type { Level } from '#model/access-protocol.ts';
import type { Claims } from '../claims.ts';
import type { LocalAccount } from './account.ts';

/** What our own account says of its owner: an address that was verified, names that were not, and never a codice fiscale. */
export function claimsOf(
  { account, email, givenName, familyName }: LocalAccount,
  level: Level,
  at: Instant,
): Claims {
  return {
    scheme: 'local',
    issuer: 'local',
    subject: account.id,
    level,
    at,
    ...(email !== undefined && { email }),
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
  };
}
