import type { Way } from '../way.ts';
import { makeWay, type SamlWayDeps } from './make-way.ts';
import { spidPolicy } from './policy.ts';

/** SPID, as a public service provider. @throws ConfigError */
export function spidWay(deps: SamlWayDeps): Promise<Way> {
  return makeWay(spidPolicy, deps);
}
