import { ConfigError } from '../../config-values.ts';
import type { Config } from '../../config.ts';

/** What is agreed with Regione Marche. */
export interface CohesionSettings {
  /** Without a slash at its end and without `/SPManager`. */
  url: string;
  siteId: string;
  restriction: string;
  /** ms. */
  oldestToken: number;
  eidas?: number;
  purpose?: string;
  spidMode?: string;
  cieMode?: string;
  aggregate: boolean;
  ipa?: string;
}

type Values = Pick<
  Config,
  | 'NODE_ENV'
  | 'COHESION_URL'
  | 'COHESION_SITE_ID'
  | 'COHESION_RESTRICTION'
  | 'COHESION_EIDAS'
  | 'COHESION_PURPOSE'
  | 'COHESION_SPID_MODE'
  | 'COHESION_CIE_MODE'
  | 'COHESION_AGGREGATE'
  | 'COHESION_IPA'
  | 'COHESION_TOKEN_MINUTES'
>;

/** @throws ConfigError when something is missing that Cohesion cannot do without. */
export function cohesionSettings(values: Values): CohesionSettings {
  const siteId = values.COHESION_SITE_ID;
  if (siteId === undefined)
    throw new ConfigError(
      'COHESION_SITE_ID',
      'is needed with cohesion in SIGN_IN_WAYS',
    );
  if (
    values.NODE_ENV === 'production' &&
    !values.COHESION_URL.startsWith('https:')
  )
    throw new ConfigError('COHESION_URL', 'must be https in production');
  const {
    COHESION_EIDAS: eidas,
    COHESION_PURPOSE: purpose,
    COHESION_SPID_MODE: spidMode,
    COHESION_CIE_MODE: cieMode,
    COHESION_IPA: ipa,
  } = values;
  return {
    url: values.COHESION_URL,
    siteId,
    restriction: values.COHESION_RESTRICTION,
    oldestToken: values.COHESION_TOKEN_MINUTES * 60_000,
    aggregate: values.COHESION_AGGREGATE,
    ...(eidas !== undefined && { eidas }),
    ...(purpose && { purpose }),
    ...(spidMode && { spidMode }),
    ...(cieMode && { cieMode }),
    ...(ipa && { ipa }),
  };
}

/** What holds between the variables of Cohesion. @throws ConfigError naming the variable. */
export function checkCohesionVariables(
  values: Values & { SANDBOX: boolean; SIGN_IN_WAYS: readonly string[] },
): void {
  if (values.SIGN_IN_WAYS.includes('cohesion') && !values.SANDBOX)
    cohesionSettings(values);
}
