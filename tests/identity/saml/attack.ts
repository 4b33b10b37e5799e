import type { RefusalCode } from '../../../server/identity/saml/response/refusal-codes.ts';
import type { KeyPair } from '../../../server/identity/saml/key-pair.ts';

/** What an attacker has: good answers about others, signed, and keys of their own. */
export interface Loot {
  /** Assertion and Response signed. */
  both: string;
  /** The Assertion alone. */
  one: string;
  /** The identity provider's; its private half is used only where an attack needs the provider's own fault. */
  keys: KeyPair;
  /** The attacker's. */
  others: KeyPair;
}

export interface Attack {
  what: string;
  make: (loot: Loot) => string | Uint8Array;
  /** By which rule it is refused, where only one will do. */
  code?: RefusalCode;
}
