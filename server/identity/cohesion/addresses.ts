import type { Context } from 'koa';
import type { ReturnAddresses } from './request.ts';

/** Paths below which this way in lives. */
export const paths = {
  start: '/auth/cohesion/login',
  callback: '/auth/cohesion/callback',
  failed: '/auth/cohesion/failed',
  logout: '/auth/cohesion/logout',
  signedOut: '/auth/cohesion/signed-out',
} as const;

/** Where Cohesion sends the browser, for the sign-in of that state. */
export function addressesFor(
  ctx: Context,
  origin: string | undefined,
  state: string,
): ReturnAddresses {
  const own = origin ?? `${ctx.protocol}://${ctx.host}`;
  return {
    validate: `${own}${paths.callback}?s=${state}`,
    failed: own + paths.failed,
    signedOut: own + paths.signedOut,
  };
}

/** Ports that go without saying may come back said. */
export function isSameAddress(one: string, other: string): boolean {
  return (
    URL.canParse(one) &&
    URL.canParse(other) &&
    new URL(one).href === new URL(other).href
  );
}
