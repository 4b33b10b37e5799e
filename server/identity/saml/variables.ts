import { address, flag, matching, secret, text } from '../../config-values.ts';
import { optional, variable } from '../../config-variable.ts';
import { partner } from './partner.ts';

/** Variables of the environment for SPID and CIE. What concerns the Comune goes into metadata that federations register. */
export const samlVariables = {
  SAML_ENTITY_ID: optional(
    'name of the portal in the federations; not set: PUBLIC_ORIGIN',
    address(),
  ),
  SAML_KEY_FILE: optional(
    'RSA key that signs requests and metadata, PEM; needed in production with SPID or CIE',
    text,
  ),
  SAML_CERTIFICATE_FILE: optional(
    'its certificate, PEM; needed with SAML_KEY_FILE',
    text,
  ),
  SAML_IPA_CODE: optional(
    'code of the Comune in the Indice delle Pubbliche Amministrazioni; needed in production with SPID or CIE',
    matching(/^[A-Za-z0-9_-]{2,20}$/, 'a code such as c_a271'),
  ),
  SAML_BELFIORE: optional(
    'Belfiore code of the Comune; needed in production with CIE',
    matching(/^[A-Z]\d{3}$/, 'a code such as A271'),
  ),
  SAML_ORGANIZATION: optional(
    'official name of the Comune; not set: COMUNE_NAME',
    text,
  ),
  SAML_SERVICE: variable(
    'what is offered, as identity providers show it',
    text,
    'Portale Genitori',
  ),
  SAML_CONTACT_EMAIL: optional(
    'address of the office that answers for the service, never a person’s; needed in production with SPID or CIE',
    matching(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'an e-mail address'),
  ),
  SAML_CONTACT_PHONE: optional(
    'its number; needed in production with SPID or CIE',
    matching(/^\+39\d{5,12}$/, '+39 and digits, without spaces'),
  ),
  SAML_EIDAS: variable(
    '0 leaves the attribute sets of eIDAS out of the metadata',
    flag,
    true,
  ),
  SPID_REGISTRY_URL: optional(
    'list of SPID identity providers, JSON or XML; not set: AgID’s in production, none elsewhere',
    address(),
  ),
  SPID_REGISTRY_FILE: optional('file with that list, instead', text),
  SPID_TEST_IDP_METADATA: optional(
    'file with the metadata of one more SPID identity provider, whose certificate dates are not checked; refused in production',
    text,
  ),
  CIE_METADATA_URL: optional(
    'metadata of the identity provider of CIE; not set: the Ministry’s in production, none elsewhere',
    address(),
  ),
  CIE_METADATA_FILE: optional('file with these metadata, instead', text),
  CIE_PARTNER: optional(
    'technical partner of the Comune for CIE, as JSON: company, email, phone, vatNumber, fiscalCode, nace2Code, municipality',
    partner,
  ),
  RECORD_KEY: optional(
    'secret that seals the records of sign-ins, at least 32 characters; needed in production with SPID, CIE or Cohesion',
    secret,
  ),
} as const;
