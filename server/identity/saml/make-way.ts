import type { Documents } from '../../couch/documents.ts';
import type { Log } from '../../log.ts';
import type { FinishSignIn } from '../finish-sign-in.ts';
import type { PendingSignIns } from '../pending-sign-ins.ts';
import type { Records } from '../records/records.ts';
import type { Sessions } from '../sessions.ts';
import type { Way } from '../way.ts';
import type { SchemePolicy } from './policy.ts';
import {
  readServiceProvider,
  type ProviderConfig,
} from './read-service-provider.ts';
import { readRegistry, type RegistryConfig } from './registry/read-registry.ts';
import { replayIn } from './replay.ts';
import { samlWay } from './saml-way.ts';

/** What the server gives each of its ways in by SAML. */
export interface SamlWayDeps {
  config: ProviderConfig & RegistryConfig & { SESSION_DAYS: number };
  /** The database `portal`, in the portal's name. */
  portal: Documents;
  pending: PendingSignIns;
  finish: FinishSignIn;
  sessions: Pick<Sessions, 'byLogin' | 'end'>;
  records: Records;
  log: Log;
  now: () => Date;
  /** Metadata of identity providers for trying; heeded outside production only. */
  sandbox?: readonly string[];
}

/** @throws ConfigError naming the variable that keeps the way from opening. */
export async function makeWay(
  policy: SchemePolicy,
  { config, ...deps }: SamlWayDeps,
): Promise<Way> {
  const { portal, now } = deps;
  return samlWay({
    ...deps,
    provider: await readServiceProvider(config, policy, now()),
    registry: readRegistry(policy.scheme, config, deps),
    replay: replayIn(portal, now),
    comune: config.COMUNE_NAME,
    sessionDays: config.SESSION_DAYS,
  });
}
