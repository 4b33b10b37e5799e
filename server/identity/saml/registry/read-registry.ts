import { readFileSync } from 'node:fs';
import { ConfigError } from '../../../config-values.ts';
import type { Documents } from '../../../couch/documents.ts';
import type { Log } from '../../../log.ts';
import type { IdpMetadata } from '../idp-metadata.ts';
import type { SamlScheme } from '../policy.ts';
import { fetchList } from './fetch-list.ts';
import { idpRegistry, type IdpRegistry } from './idp-registry.ts';
import { keptList } from './kept-list.ts';
import { readList } from './read-list.ts';

export interface RegistryConfig {
  NODE_ENV: string;
  SPID_REGISTRY_URL: string | undefined;
  SPID_REGISTRY_FILE: string | undefined;
  SPID_TEST_IDP_METADATA: string | undefined;
  CIE_METADATA_URL: string | undefined;
  CIE_METADATA_FILE: string | undefined;
}

interface Deps {
  portal: Documents;
  log: Log;
  now: () => Date;
  /** Metadata of identity providers for trying, never in production. */
  sandbox?: readonly string[];
}

const official = {
  spid: 'https://registry.spid.gov.it/entities-idp?output=json',
  cie: 'https://idserver.servizicie.interno.gov.it/idp/shibboleth?Metadata',
};

/** The registry of a scheme, as configured. @throws ConfigError naming the variable whose file is no list. */
export function readRegistry(
  scheme: SamlScheme,
  config: RegistryConfig,
  { portal, log, now, sandbox = [] }: Deps,
): IdpRegistry {
  const production = config.NODE_ENV === 'production';
  const test =
    scheme === 'spid' && config.SPID_TEST_IDP_METADATA
      ? readFile('SPID_TEST_IDP_METADATA', config.SPID_TEST_IDP_METADATA)
      : [];
  const tests = [...test, ...sandbox.flatMap(readList)];
  const file = scheme === 'spid' ? 'SPID_REGISTRY_FILE' : 'CIE_METADATA_FILE';
  const path = config[file];
  const fromFile = path === undefined ? undefined : readFile(file, path);
  const given =
    scheme === 'spid' ? config.SPID_REGISTRY_URL : config.CIE_METADATA_URL;
  const url = given ?? (production ? official[scheme] : undefined);
  const listed =
    fromFile || url === undefined
      ? () => Promise.resolve(fromFile ?? [])
      : keptList({ scheme, url, fetchList, portal, log, now });
  // The variables' own rules refuse these in production; whoever wires the server differently is held to it too.
  return idpRegistry(listed, production ? [] : tests, now);
}

function readFile(variable: string, path: string): IdpMetadata[] {
  try {
    return readList(readFileSync(path, 'utf8'));
  } catch {
    throw new ConfigError(
      variable,
      'names a file that holds no list of identity providers',
    );
  }
}
