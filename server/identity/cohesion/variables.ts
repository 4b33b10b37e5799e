import {
  address,
  flag,
  integer,
  matching,
  oneOf,
  text,
} from '../../config-values.ts';
import { optional, variable, type Variable } from '../../config-variable.ts';

/** Variables of the environment for Cohesion, Regione Marche's way in (facts of CohesionID-Docs, July 2026). */
export const cohesionVariables = {
  COHESION_URL: variable(
    'Cohesion’s address, without /SPManager; the only host that is ever asked who somebody is',
    address(),
    'https://cohesion2.regione.marche.it',
  ),
  COHESION_SITE_ID: optional(
    'id_sito that Regione Marche has given this portal',
    text,
  ),
  COHESION_RESTRICTION: variable(
    'AuthRestriction: 1 password with PIN or OTP and SPID level 2, 2 smart card and level 3; 0 and 3 are level 1',
    restriction,
    '2,1',
  ),
  COHESION_EIDAS: optional(
    'eidas: 1 without, 2 with, 3 with strong verification of the codice fiscale; not set: eIDAS is off',
    integer(1, 3),
  ),
  COHESION_PURPOSE: optional(
    'purpose of SPID: PF person, LP professional, PG legal person',
    oneOf(['PF', 'LP', 'PG']),
  ),
  COHESION_SPID_MODE: optional(
    'SpidMode; not set: SAML',
    oneOf(['SAML', 'OIDC']),
  ),
  COHESION_CIE_MODE: optional(
    'CieMode; not set: SAML',
    oneOf(['SAML', 'OIDC']),
  ),
  COHESION_AGGREGATE: variable(
    '1 when the Comune is federated as an aggregate of Regione Marche',
    flag,
    false,
  ),
  COHESION_IPA: optional(
    'IPA code of the Comune, as aggregates give it',
    matching(/^[A-Za-z0-9_-]{2,20}$/, 'a code such as c_a271'),
  ),
  COHESION_TOKEN_MINUTES: variable(
    'oldest answer that is taken, minutes from its timestamp',
    integer(1, 60),
    5,
  ),
} as const satisfies Record<string, Variable<unknown>>;

/** Levels that a portal with children's data may ask for, in the order in which Cohesion is to offer them. */
function restriction(value: string): string {
  if (/^[0-3](?:,[0-3])*$/.test(value)) return value;
  throw new RangeError('must be numbers from 0 to 3 with commas between');
}
