import type { Context } from 'koa';
import type { Instant } from '#model/day.ts';
import type { Capacity, Scheme } from '#model/access-protocol.ts';

/** A sign-in that has been started at an identity provider and is waited for. */
export interface PendingSignIn {
  /** Of SAML the AuthnRequest's ID, of Cohesion the `s=` in url_validate: NCName, `_` and a UUID. */
  id: string;
  scheme: Scheme;
  /** The identity provider asked; undefined where there is but one. */
  issuer?: string;
  as: Capacity;
  /** A path of this portal, checked when it came. */
  returnTo: string;
  /** The session this browser was in: its cookie does not come with an answer from another site. */
  former?: string;
  /** When the request went out, and until when an answer is taken: 15 minutes. */
  at: Instant;
  until: Instant;
}

export interface PendingSignIns {
  /**
   * Remembers a started sign-in, and the browser that started it by a cookie (`__Host-`, SameSite=None, since the
   * answer comes as a POST from another site), of which only the hash is kept.
   */
  begin(
    ctx: Context,
    started: Pick<PendingSignIn, 'scheme' | 'issuer' | 'as' | 'returnTo'>,
  ): Promise<PendingSignIn>;
  /**
   * The sign-in this browser started, once: of two that ask at the same moment, in whatever processes, one gets it.
   * Undefined when it was started by another browser, is over, was taken already, or never was.
   */
  take(ctx: Context, id: string): Promise<PendingSignIn | undefined>;
}
