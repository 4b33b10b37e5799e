import type { Context } from 'koa';
import { startQuery, type Level } from '#model/access-protocol.ts';
import { keepAsked } from '../asked.ts';
import type { SamlDeps } from '../deps.ts';
import type { IdpMetadata } from '../idp-metadata.ts';
import { ownSet } from '../metadata/attribute-sets.ts';
import { redirectTo } from '../redirect-query.ts';
import { authnRequest } from '../request/authn-request.ts';
import { newRelayState } from '../request/relay-state.ts';
import { signXml } from '../sign-xml.ts';
import { unknownProviderPage } from './courtesy.ts';
import { postPage } from './post-page.ts';
import { sendCourtesy } from './send-courtesy.ts';

/** For personal data of children; facts/identity.md §0. */
export const minimumLevel: Level = 2;
export const comparison = 'minimum';

/**
 * `GET login?entityID=&returnTo=&as=`, for anybody: off to the identity provider, by HTTP-Redirect where it takes
 * that. A link that is followed by a click; no prefetch, frame or script starts a sign-in.
 */
export async function login(deps: SamlDeps, ctx: Context): Promise<void> {
  if (!isNavigation(ctx)) {
    ctx.status = 403;
    return;
  }
  const idp = await deps.registry.find(only(ctx, startQuery.entityId) ?? '');
  if (!idp) {
    sendCourtesy(deps, ctx, 404, unknownProviderPage);
    return;
  }
  const pending = await deps.pending.begin(ctx, {
    scheme: deps.provider.policy.scheme,
    issuer: idp.entityId,
    as: only(ctx, startQuery.as) === 'staff' ? 'staff' : 'parent',
    returnTo: only(ctx, startQuery.returnTo) ?? '/',
  });
  const { binding, location } = endpointOf(idp);
  const unsigned = authnRequest(deps.provider, {
    id: pending.id,
    at: pending.at,
    destination: location,
    level: minimumLevel,
    comparison,
    attributeSet: ownSet,
  });
  const { keys } = deps.provider;
  const redirect = binding === 'HTTP-Redirect';
  const xml = redirect ? unsigned.xml : signXml(unsigned, keys, 'after-issuer');
  await keepAsked(deps.portal, pending, xml);
  const relayState = newRelayState();
  const message = { message: 'SAMLRequest', xml, relayState } as const;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  if (redirect) {
    ctx.status = 302;
    ctx.set('Location', redirectTo(location, message, keys.key));
    ctx.body = '';
  } else postPage(ctx, deps.comune, location, message);
}

/** Browsers say what a request is for; who says nothing may be an older one. */
function isNavigation(ctx: Context): boolean {
  const purpose = ctx.get('Sec-Purpose') || ctx.get('Purpose');
  const target = ctx.get('Sec-Fetch-Dest') || 'document';
  return ctx.method === 'GET' && !purpose && target === 'document';
}

/** A field of the query that comes once. */
function only(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name];
  return typeof value === 'string' ? value : undefined;
}

function endpointOf({ sso }: IdpMetadata) {
  const chosen = sso.find(({ binding }) => binding === 'HTTP-Redirect');
  const [first] = sso;
  const endpoint = chosen ?? first;
  // The registry names no provider without an address.
  if (!endpoint) throw new RangeError('an identity provider without address');
  return endpoint;
}
