import type { Day, Instant } from './day.ts';

/** What the sign-in pages and the server say to each other; facts/identity.md. */

/** The ways in: SPID and CIE by SAML 2, Regione Marche's Cohesion, and accounts of our own. */
export const schemes = ['spid', 'cie', 'cohesion', 'local'] as const;
export type Scheme = (typeof schemes)[number];

/** How well a person has proved who they are: SPID levels 1 to 3, and what counts as these elsewhere. */
export type Level = 1 | 2 | 3;

/** In which capacity: a staff member who is a parent too keeps the two apart. */
export type Capacity = 'parent' | 'staff';

/** Query of every `start` address, a plain link that is followed by a click only. */
export const startQuery = {
  /** Where to go afterwards: a path of this portal. */
  returnTo: 'returnTo',
  /** `staff` for 'Accedi come dipendente'. */
  as: 'as',
  /** Of SPID and CIE: which identity provider. */
  entityId: 'entityID',
  /** Of Cohesion, `1`: who still has a session there proves who they are without choosing a provider again. */
  renew: 'renew',
} as const;

export interface IdentityProviderView {
  entityId: string;
  name: string;
  /** Path of its logo on this portal. */
  logo?: string;
}

/** One way in, as the sign-in page offers it. */
export type WayView =
  | { scheme: 'spid'; start: string; providers: IdentityProviderView[] }
  | { scheme: 'cie'; start: string; providers: IdentityProviderView[] }
  | { scheme: 'cohesion'; start: string }
  | { scheme: 'local'; register: boolean };

/** Answer of `GET /auth/ways`, for anybody. */
export interface WaysView {
  comune: { name: string; site: string };
  ways: WayView[];
  /** True where demo persons can be tried, never in production. */
  sandbox: boolean;
}

/** A family that a person may enter, as `GET /auth/families` lists them; `{account}` of it enters at `enterFamily`. */
export interface FamilyView {
  /** Id of the account that the person has there. */
  account: string;
  capacity: 'guardian' | 'delegate';
  label: string;
  /** Given names of those they may see. */
  children: string[];
  /** The one whose session asks. */
  current: boolean;
}

/** One of a person's own open sessions, as `GET /auth/sessions` lists them. */
export interface SessionInfo {
  /** No secret: it opens nothing. */
  id: string;
  by: Scheme;
  level: Level;
  /** 'Chrome su Android'. */
  device: string;
  created: Instant;
  /** To the hour. */
  lastSeen: Instant;
  until: Instant;
  /** The one that asks. */
  current: boolean;
}

/**
 * Body of `POST /auth/sessions/end`, by whoever has the account: one session, or all others than the one that asks.
 * `wipe`: the ended device forgets the account's data at its next contact, see header `portal-wipe`.
 */
export type EndSessionsBody =
  { id: string; wipe?: boolean } | { others: true; wipe?: boolean };

/** How the running session was opened; part of `/auth/session`. */
export interface AccessView {
  by: Scheme;
  level: Level;
  /**
   * Until when sensitive acts (delegation, ISEE, diets) may be done without proving again who one is; absent when never.
   * Afterwards they are answered 403 `strong-needed`.
   */
  strongUntil?: Instant;
}

/** A member of staff who signs in by the State's identity schemes, as the office sees them. */
export interface StaffMemberView {
  account: string;
  name: string;
  /** `staff`, or `school:<slug>` for each of their schools. */
  roles: readonly string[];
  /** Last day. */
  to?: Day;
}
