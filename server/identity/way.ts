import type { Middleware } from 'koa';
import type { Scheme, WayView } from '#model/access-protocol.ts';

/** A way in, ready to serve. Whatever the way, `FinishSignIn` takes over where it has established who somebody is. */
export interface Way {
  readonly scheme: Scheme;
  /** What the sign-in page offers; undefined while it cannot be offered. */
  view(): Promise<WayView | undefined>;
  /**
   * What browsers come to by a link or from another site, below `/auth/<scheme>/`: such a request has neither our
   * header nor our Lax cookie, so each path proves by itself that it was expected.
   */
  fromElsewhere?: Middleware;
  /** Calls of our own app, below `/auth/`, behind the check of where they come from. */
  own?: Middleware;
}
