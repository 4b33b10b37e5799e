import { ConfigError } from '../../config-values.ts';

interface Values {
  NODE_ENV: string;
  SIGN_IN_WAYS: readonly string[];
  SAML_KEY_FILE: string | undefined;
  SAML_CERTIFICATE_FILE: string | undefined;
  SAML_IPA_CODE: string | undefined;
  SAML_BELFIORE: string | undefined;
  SAML_CONTACT_EMAIL: string | undefined;
  SAML_CONTACT_PHONE: string | undefined;
  SPID_REGISTRY_URL: string | undefined;
  SPID_TEST_IDP_METADATA: string | undefined;
  CIE_METADATA_URL: string | undefined;
  RECORD_KEY: string | undefined;
}

const needed = {
  spid: [
    'SAML_KEY_FILE',
    'SAML_IPA_CODE',
    'SAML_CONTACT_EMAIL',
    'SAML_CONTACT_PHONE',
    'RECORD_KEY',
  ],
  cie: [
    'SAML_KEY_FILE',
    'SAML_IPA_CODE',
    'SAML_BELFIORE',
    'SAML_CONTACT_EMAIL',
    'SAML_CONTACT_PHONE',
    'RECORD_KEY',
  ],
  cohesion: ['RECORD_KEY'],
} as const;

/** What holds between the variables of SPID and CIE. @throws ConfigError naming the variable. */
export function checkSamlVariables(values: Values): void {
  const { SAML_KEY_FILE: key, SAML_CERTIFICATE_FILE: certificate } = values;
  if ((key === undefined) !== (certificate === undefined))
    throw new ConfigError(
      key === undefined ? 'SAML_KEY_FILE' : 'SAML_CERTIFICATE_FILE',
      'is needed with the other of the pair',
    );
  if (values.NODE_ENV !== 'production') return;
  if (values.SPID_TEST_IDP_METADATA !== undefined)
    throw new ConfigError(
      'SPID_TEST_IDP_METADATA',
      'must not be set in production: its dates are not checked',
    );
  for (const [way, names] of Object.entries(needed))
    for (const name of names)
      if (values.SIGN_IN_WAYS.includes(way) && values[name] === undefined)
        throw new ConfigError(name, `is needed in production with ${way}`);
  for (const name of ['SPID_REGISTRY_URL', 'CIE_METADATA_URL'] as const)
    if (values[name]?.startsWith('http:'))
      throw new ConfigError(name, 'must be https in production');
}
