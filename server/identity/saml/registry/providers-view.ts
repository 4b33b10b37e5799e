import { randomInt } from 'node:crypto';
import type { IdentityProviderView } from '#model/access-protocol.ts';
import type { IdpMetadata } from '../idp-metadata.ts';

/** In an order drawn anew each time, so that none is always first (spid.gov.it, rules of the button). */
export function providersView(
  providers: readonly IdpMetadata[],
  below: (limit: number) => number = randomInt,
): IdentityProviderView[] {
  const left = providers.map(({ entityId, name }) => ({ entityId, name }));
  const drawn: IdentityProviderView[] = [];
  while (left.length > 0) drawn.push(...left.splice(below(left.length), 1));
  return drawn;
}
