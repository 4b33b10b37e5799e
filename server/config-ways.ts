import { schemes, type Scheme } from '#model/access-protocol.ts';
import { ConfigError, flag, integer, listOf } from './config-values.ts';
import { optional, variable } from './config-variable.ts';

/** Variables of the environment for what ways in there are. */
export const wayVariables = {
  SIGN_IN_WAYS: optional(
    'ways in, of spid, cie, cohesion and local, with commas between; not set: local, and all with SANDBOX',
    listOf(schemes),
  ),
  SANDBOX: optional(
    '1 starts identity providers with invented persons on this machine; not set: as PORTAL_DEMO',
    flag,
  ),
  SANDBOX_PORT: variable(
    'port of these; 0 takes a free one',
    integer(0, 65_535),
    0,
  ),
} as const;

interface Values {
  NODE_ENV: string;
  PORTAL_DEMO: boolean;
  SANDBOX: boolean | undefined;
  SIGN_IN_WAYS: readonly Scheme[] | undefined;
}

/** What is active. @throws ConfigError for invented persons in production. */
export function waysIn(values: Values): {
  SANDBOX: boolean;
  SIGN_IN_WAYS: readonly Scheme[];
} {
  const { NODE_ENV, PORTAL_DEMO, SANDBOX, SIGN_IN_WAYS } = values;
  const sandbox = SANDBOX ?? PORTAL_DEMO;
  if (sandbox && NODE_ENV === 'production')
    throw new ConfigError(
      SANDBOX ? 'SANDBOX' : 'PORTAL_DEMO',
      'must not be set in production: anybody could enter as anybody',
    );
  return {
    SANDBOX: sandbox,
    SIGN_IN_WAYS: SIGN_IN_WAYS ?? (sandbox ? schemes : ['local']),
  };
}
