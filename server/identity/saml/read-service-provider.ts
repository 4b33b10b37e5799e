import {
  createPrivateKey,
  createPublicKey,
  X509Certificate,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../../config-values.ts';
import { developmentKeys } from './development-keys.ts';
import type { KeyPair } from './key-pair.ts';
import type { SchemePolicy } from './policy.ts';
import type { Partner, ServiceProvider } from './service-provider.ts';

/** What of the configuration makes a service provider. */
export interface ProviderConfig {
  DATA_DIR: string;
  /** Origin under which browsers reach the portal. */
  PUBLIC_ORIGIN: string | undefined;
  PORT: number;
  COMUNE_NAME: string;
  COMUNE_SITE: string;
  SAML_ENTITY_ID: string | undefined;
  SAML_KEY_FILE: string | undefined;
  SAML_CERTIFICATE_FILE: string | undefined;
  SAML_IPA_CODE: string | undefined;
  SAML_BELFIORE: string | undefined;
  SAML_ORGANIZATION: string | undefined;
  SAML_SERVICE: string;
  SAML_CONTACT_EMAIL: string | undefined;
  SAML_CONTACT_PHONE: string | undefined;
  SAML_EIDAS: boolean;
  CIE_PARTNER: Partner | undefined;
}

/**
 * The portal as a service provider of a scheme. Outside production what is not configured is invented: no federation
 * would register it. @throws ConfigError for a key or certificate that cannot serve.
 */
export async function readServiceProvider(
  config: ProviderConfig,
  policy: SchemePolicy,
  now: Date,
): Promise<ServiceProvider> {
  const base = originOf(config);
  const entityId = config.SAML_ENTITY_ID ?? base;
  const name = config.SAML_ORGANIZATION ?? config.COMUNE_NAME;
  const ipaCode = config.SAML_IPA_CODE ?? 'c_z999';
  const keys =
    config.SAML_KEY_FILE && config.SAML_CERTIFICATE_FILE
      ? givenKeys(config.SAML_KEY_FILE, config.SAML_CERTIFICATE_FILE, now)
      : await developmentKeys(config.DATA_DIR, {
          organization: name,
          entityId,
          ipaCode,
          locality: name.replace(/^Comune (?:di |d[’'])/, ''),
        });
  return {
    policy,
    entityId,
    acs: `${base}/auth/${policy.scheme}/acs`,
    slo: `${base}/auth/${policy.scheme}/slo`,
    keys,
    organization: { name, displayName: name, url: config.COMUNE_SITE },
    service: config.SAML_SERVICE,
    ipaCode,
    municipality: config.SAML_BELFIORE ?? 'Z999',
    contact: {
      email: config.SAML_CONTACT_EMAIL ?? 'scuola@comune.montelago.example',
      phone: config.SAML_CONTACT_PHONE ?? '+390000000000',
    },
    ...(config.CIE_PARTNER && { partner: config.CIE_PARTNER }),
    eidas: config.SAML_EIDAS && policy.scheme === 'spid',
  };
}

/** On a machine for trying, where browsers take localhost for safe. */
function originOf({ PUBLIC_ORIGIN, PORT }: ProviderConfig): string {
  if (PUBLIC_ORIGIN === undefined && PORT === 0)
    throw new ConfigError('PUBLIC_ORIGIN', 'is needed where PORT is 0');
  return PUBLIC_ORIGIN ?? `http://localhost:${PORT}`;
}

function givenKeys(keyFile: string, file: string, now: Date): KeyPair {
  const key = readPem('SAML_KEY_FILE', keyFile);
  const certificate = readPem('SAML_CERTIFICATE_FILE', file);
  const fault = faultOf(key, certificate, now);
  if (fault) throw new ConfigError(...fault);
  return { key, certificate };
}

function readPem(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigError(variable, 'names a file that cannot be read');
  }
}

function faultOf(
  key: string,
  certificate: string,
  now: Date,
): [variable: string, fault: string] | undefined {
  let secret: ReturnType<typeof createPrivateKey>;
  try {
    secret = createPrivateKey(key);
  } catch {
    return ['SAML_KEY_FILE', 'is no PEM key without a passphrase'];
  }
  const bits = secret.asymmetricKeyDetails?.modulusLength ?? 0;
  if (secret.asymmetricKeyType !== 'rsa' || bits < 2048)
    return ['SAML_KEY_FILE', 'must be an RSA key of 2048 bits or more'];
  const variable = 'SAML_CERTIFICATE_FILE';
  let read: X509Certificate;
  try {
    read = new X509Certificate(certificate);
  } catch {
    return [variable, 'is no PEM certificate'];
  }
  const same = createPublicKey(secret).equals(read.publicKey);
  if (!same) return [variable, 'is of another key than SAML_KEY_FILE'];
  if (new Date(read.validTo) <= now) return [variable, 'has expired'];
  return undefined;
}
