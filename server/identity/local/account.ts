import { createHash } from 'node:crypto';
import type { Instant } from '#model/day.ts';
import type { Identity } from '../identity-provider.ts';

/** An authenticator that holds a passkey of an account, as WebAuthn registered it. */
export interface StoredPasskey {
  /** Credential id, base64url. */
  id: string;
  name: string;
  /** COSE public key, base64url. */
  publicKey: string;
  /** Signature counter of its last use; 0 where the authenticator keeps none. */
  counter: number;
  transports: string[];
  /** Whether it is backed up, hence on more than one device; whether it can be never changes (WebAuthn 3 §6.1.3). */
  synced: boolean;
  syncable: boolean;
  added: Instant;
  used?: Instant;
}

/** What a program of the office's shows instead of a password. */
export interface StoredKey {
  id: string;
  name: string;
  hash: string;
  added: Instant;
}

/** A recovery code: its beginning, by which it is found, and the whole of it as passwords are kept (ASVS 6.5.2). */
export interface StoredCode {
  start: string;
  hash: string;
}

/** What an account knows of its owner beside whom it lets in. */
export interface Owner {
  /** Where mails go, once verified; accounts that the office made may have none. */
  email?: string;
  /** As the owner gave them: nobody has checked. */
  givenName?: string;
  familyName?: string;
}

/** An account of the `portal` database: how its owner proves who they are, and who it lets in. */
export interface LocalAccount extends Identity, Owner {
  _id: string;
  type: 'localAccount';
  username: string;
  passwordHash: string;
  passwordChanged: Instant;
  /** True when the password may stand alone: 15 characters or more. */
  longPassword: boolean;
  /** WebAuthn user handle, base64url of random bytes: nobody learns anything by it. */
  userHandle: string;
  passkeys: StoredPasskey[];
  /** The sealed secret of an authenticator app, and the counter of the last code taken. */
  totp?: { sealed: string; since: Instant; last: number };
  /** The secret of an app that has not yet shown a code, good until then (ms since 1970). */
  totpSetup?: { sealed: string; until: number };
  /** The recovery codes not yet used. */
  recovery: StoredCode[];
  keys?: StoredKey[];
}

/** Names are told apart neither by case nor by how a letter's accent is encoded. */
export function sameName(username: string): string {
  return username.trim().normalize('NFKC').toLowerCase();
}

/** Hashed, names are safe as ids and in logs. */
export function accountIdOf(username: string): string {
  const hash = createHash('sha256').update(sameName(username)).digest('hex');
  return `local:${hash}`;
}

/** True when a password alone does not open this account. */
export function hasSecondFactor({
  totp,
  passkeys,
}: Pick<LocalAccount, 'totp' | 'passkeys'>): boolean {
  return totp !== undefined || passkeys.length > 0;
}
