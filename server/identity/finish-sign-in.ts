import type { Context } from 'koa';
import type { Claims } from './claims.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';

/**
 * Binds verified claims to a person of the portal, opens the session and answers with status 200 and a page that leads
 * to `pending.returnTo`: a page, since a redirect out of a cross-site POST would still count as coming from there. A
 * person the registry does not know gets a page that says what to do, without saying who is known.
 */
export type FinishSignIn = (
  ctx: Context,
  claims: Claims,
  pending: PendingSignIn,
) => Promise<void>;
