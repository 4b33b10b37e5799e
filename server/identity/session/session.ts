import type { Level, Scheme } from '#model/access-protocol.ts';
import type { Instant } from '#model/day.ts';
import type { Identity } from '../identity-provider.ts';
import type { Turns } from './rotation.ts';

/** A session as the `portal` database keeps it; what opens it is kept only as hashes. */
export interface Session extends Identity {
  _id: string;
  type: 'session';
  /** The way in, and how well the person proved who they are. */
  by: Scheme;
  level: Level;
  /** Hash of (scheme, issuer, subject): a sign-out at the identity provider finds the session by it. */
  login: string;
  /** `subject` of the local account it was opened by. */
  local?: string;
  /** Last proof of level 2 or more. */
  strongAt?: Instant;
  /** The codice fiscale that a State scheme gave, sealed: by it the person's other families are found. */
  whose?: string;
  /** True when there were other families at the sign-in. */
  several?: boolean;
  /** Of the request and response that let in (DPCM 24 October 2014, art. 13), to which later acts are tied. */
  record?: string;
  /** As `deviceLabel` says. */
  device: string;
  created: Instant;
  /** To the hour. */
  lastSeen: Instant;
  /** Over from then on; facts/identity.md §6: 30 days for reading. */
  until: Instant;
  turns: Turns;
}

/** Of a new session: who, by which proof, on what. */
export interface Opening extends Identity {
  by: Scheme;
  level: Level;
  /** When the proof was made. */
  at: Instant;
  login: string;
  local?: string;
  /** As a State scheme gave it. */
  fiscalCode?: string;
  several?: boolean;
  record?: string;
  device: string;
}

/** A session that was ended with the wish that its device forget everything, told to whoever shows its cookie. */
export interface Wiped {
  _id: string;
  type: 'wiped';
  hashes: readonly string[];
  until: Instant;
}

/** Ids of sessions are no secrets: the list of one's own sessions names them. */
export const sessionPrefix = 'session:';

export function isSessionId(id: string): boolean {
  return id.startsWith(sessionPrefix);
}

export function wipedId(session: string): string {
  return `wiped:${session.slice(sessionPrefix.length)}`;
}
