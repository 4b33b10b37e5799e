import type { Scheme } from '#model/access-protocol.ts';
import { keptSecret } from './config-secrets.ts';
import {
  address,
  ConfigError,
  flag,
  integer,
  oneOf,
  origin,
  secret,
  text,
  type Read,
} from './config-values.ts';
import { optional, variable, type Variable } from './config-variable.ts';
import { waysIn, wayVariables } from './config-ways.ts';
import { checkCohesionVariables } from './identity/cohesion/settings.ts';
import { cohesionVariables } from './identity/cohesion/variables.ts';
import { localVariables } from './identity/local/variables.ts';
import { checkSamlVariables } from './identity/saml/saml-rules.ts';
import { samlVariables } from './identity/saml/variables.ts';
import { identityVariables } from './identity/variables.ts';
import { levels } from './log.ts';
import { mailVariables, needMailServer } from './mail/variables.ts';

/** Every variable of the environment, in one place. An empty one counts as not set. */
export const variables = {
  NODE_ENV: variable(
    'production refuses missing secrets and the demo',
    oneOf(['development', 'test', 'production']),
    'development',
  ),
  PORT: variable(
    'port to listen on; 0 takes a free one',
    integer(0, 65_535),
    8080,
  ),
  HOST: variable('address to listen on', text, '127.0.0.1'),
  PUBLIC_ORIGIN: optional(
    'origin under which browsers reach the portal; not set: whatever host they name, which production refuses',
    origin,
  ),
  TRUSTED_PROXIES: variable(
    'reverse proxies in front, whose X-Forwarded-For is believed',
    integer(0, 5),
    0,
  ),
  DATA_DIR: variable(
    'folder of the embedded CouchDB and of secrets made here',
    text,
    'data',
  ),
  CLIENT_DIR: variable('folder of the built app', text, 'dist/client'),
  COUCHDB_URL: optional(
    'address of CouchDB, with or without an administrator’s credentials; not set: the embedded one',
    address({ credentials: true }),
  ),
  COUCHDB_ADMIN: optional(
    'CouchDB administrator’s name, if not in the address',
    text,
  ),
  COUCHDB_PASSWORD: optional('CouchDB administrator’s password', text),
  COUCHDB_JWT_KID: variable(
    'name of the token key in CouchDB’s [jwt_keys]',
    text,
    'portal',
  ),
  COUCHDB_JWT_SECRET: optional(
    'that key, HS256, at least 32 characters',
    secret,
  ),
  PEPPER: optional(
    'secret mixed into passwords and checkpoints, at least 32 characters',
    secret,
  ),
  PORTAL_DEMO: variable(
    '1 fills an empty server with a demo town and its public logins',
    flag,
    false,
  ),
  DEMO_FAMILIES: variable('households of the demo town', integer(1, 5000), 300),
  DEMO_SEED: variable(
    'number from which the demo town is drawn',
    integer(0, 2 ** 31),
    7,
  ),
  COMUNE_NAME: variable(
    'name of the Comune, as shown',
    text,
    'Comune di Montelago',
  ),
  COMUNE_SITE: variable(
    'site of the Comune',
    address(),
    'https://comune.montelago.example',
  ),
  LOG_LEVEL: variable('least grave lines to log', oneOf(levels), 'info'),
  DISTRIBUTION: variable(
    '0 when another process distributes documents',
    flag,
    true,
  ),
  SESSION_DAYS: variable(
    'days until a parent signs in again',
    integer(1, 365),
    30,
  ),
  ...wayVariables,
  ...identityVariables,
  ...samlVariables,
  ...cohesionVariables,
  ...localVariables,
  ...mailVariables,
  SYNC_PER_MINUTE: variable(
    'sync calls of one session in a minute',
    integer(1, 1_000_000),
    300,
  ),
  HINT_MINUTES: variable(
    'minutes after which a hint stream is ended, to be opened anew',
    integer(1, 1440),
    15,
  ),
} as const;

type Values = {
  [Key in keyof typeof variables]: (typeof variables)[Key] extends {
    standard: infer T;
  }
    ? T
    : (typeof variables)[Key] extends Variable<infer T>
      ? T | undefined
      : never;
};

export interface Config extends Omit<
  Values,
  | 'PEPPER'
  | 'RECORD_KEY'
  | 'COUCHDB_JWT_SECRET'
  | 'COUCHDB_ADMIN'
  | 'COUCHDB_PASSWORD'
  | 'SANDBOX'
  | 'SIGN_IN_WAYS'
> {
  PEPPER: string;
  /** Empty in production when no way in is active that keeps records. */
  RECORD_KEY: string;
  COUCHDB_JWT_SECRET: string;
  COUCHDB_ADMIN: string;
  COUCHDB_PASSWORD: string;
  SANDBOX: boolean;
  SIGN_IN_WAYS: readonly Scheme[];
}

/**
 * The environment, checked. Outside production, missing secrets are made once and kept in DATA_DIR.
 * @throws ConfigError naming the variable.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const values: Record<string, unknown> = {};
  for (const [key, one] of Object.entries<Variable<unknown>>(variables)) {
    const given = env[key];
    values[key] = given ? readOne(key, one.read, given) : one.standard;
  }
  const read = values as unknown as Values;
  const production = read.NODE_ENV === 'production';
  if (production) refuseInProduction(read);
  const ways = waysIn(read);
  checkSamlVariables({ ...read, ...ways });
  checkCohesionVariables({ ...read, ...ways });
  const { username, password, url } = split(read.COUCHDB_URL);
  const kept = (name: string) => keptSecret(read.DATA_DIR, name);
  const embedded = url === undefined;
  const config = {
    ...read,
    ...ways,
    COUCHDB_URL: url,
    COUCHDB_ADMIN: read.COUCHDB_ADMIN ?? username ?? (embedded ? 'admin' : ''),
    COUCHDB_PASSWORD:
      read.COUCHDB_PASSWORD ??
      password ??
      (embedded ? kept('couchdb-password') : ''),
    COUCHDB_JWT_SECRET: read.COUCHDB_JWT_SECRET ?? kept('couchdb-jwt'),
    PEPPER: read.PEPPER ?? kept('pepper'),
    RECORD_KEY: read.RECORD_KEY ?? (production ? '' : kept('records')),
  };
  for (const key of ['COUCHDB_ADMIN', 'COUCHDB_PASSWORD'] as const)
    if (!config[key]) throw new ConfigError(key, 'is needed with COUCHDB_URL');
  return config;
}

function readOne(key: string, read: Read<unknown>, given: string): unknown {
  try {
    return read(given);
  } catch (error) {
    throw new ConfigError(
      key,
      error instanceof RangeError ? error.message : 'cannot be read',
    );
  }
}

const neededInProduction = [
  'PUBLIC_ORIGIN',
  'COUCHDB_JWT_SECRET',
  'PEPPER',
] as const;

function refuseInProduction(values: Values): void {
  if (values.PORTAL_DEMO)
    throw new ConfigError(
      'PORTAL_DEMO',
      'must not be set in production: its logins are public',
    );
  for (const key of neededInProduction)
    if (!values[key]) throw new ConfigError(key, 'is needed in production');
  if (!values.PUBLIC_ORIGIN?.startsWith('https:'))
    throw new ConfigError('PUBLIC_ORIGIN', 'must be https in production');
  needMailServer(values);
}

/** Credentials out of the address, so that nothing that shows it shows them. */
function split(given: string | undefined): {
  url?: string;
  username?: string;
  password?: string;
} {
  if (given === undefined) return {};
  const url = new URL(given);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  return {
    url: url.href.replace(/\/$/, ''),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  };
}
