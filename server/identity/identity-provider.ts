import type { Account } from '#model/phone-protocol.ts';

/** Who somebody is, once a way in has established it. */
export interface Identity {
  account: Account;
  /** CouchDB roles of a staff account: `staff`, or `school:<slug>` for each of its schools; of a parent none. */
  roles: readonly string[];
}

/**
 * A way in. `local` takes a user name and password; SPID, CIE and Cohesion take what their identity provider answered.
 * Whatever the way, the session that follows is ours and the same.
 */
export interface IdentityProvider<Proof> {
  readonly name: string;
  /** Undefined when the proof proves nobody, without saying why. @throws AppError 'couch-away' | 'too-busy' */
  identify(proof: Proof, signal?: AbortSignal): Promise<Identity | undefined>;
}
