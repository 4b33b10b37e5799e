import type { Day, Instant } from '#model/day.ts';
import type { Level, Scheme } from '#model/access-protocol.ts';

/** Who somebody is by the word of an identity provider, once that word has been verified. */
export interface Claims {
  scheme: Scheme;
  /** Entity id of the identity provider; 'local' for our own accounts. */
  issuer: string;
  /** The provider's own name for the person: SPID code, codice fiscale with CIE and Cohesion, account id with local. */
  subject: string;
  level: Level;
  /** When the person proved who they are. */
  at: Instant;
  /** Upper case, without `TINIT-`, check character verified. Never set by a local account (facts/identity.md §7). */
  fiscalCode?: string;
  givenName?: string;
  familyName?: string;
  born?: Day;
  /** A suggestion to be confirmed, never a key. */
  email?: string;
  phone?: string;
  /** Id of the record of request and response that DPCM 24 October 2014, art. 13 wants kept for 24 months. */
  record?: string;
}
