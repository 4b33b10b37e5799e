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
