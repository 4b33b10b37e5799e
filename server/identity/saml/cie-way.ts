import type { Way } from '../way.ts';
import { makeWay, type SamlWayDeps } from './make-way.ts';
import { ciePolicy } from './policy.ts';

/** Entra con CIE, by SAML; its OpenID Connect would be another way behind the same port. @throws ConfigError */
export function cieWay(deps: SamlWayDeps): Promise<Way> {
  return makeWay(ciePolicy, deps);
}
