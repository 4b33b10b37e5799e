import { ConfigError } from '../../config-values.ts';

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

/** Variables of the environment, as far as they concern Cohesion. */
export interface CohesionConfig {
  NODE_ENV: string;
  COHESION_URL: string;
  COHESION_SITE_ID: string | undefined;
  COHESION_RESTRICTION: string;
  COHESION_EIDAS: number | undefined;
  COHESION_PURPOSE: string | undefined;
  COHESION_SPID_MODE: string | undefined;
  COHESION_CIE_MODE: string | undefined;
  COHESION_AGGREGATE: boolean;
  COHESION_IPA: string | undefined;
  COHESION_TOKEN_MINUTES: number;
}

/** @throws ConfigError when something is missing that Cohesion cannot do without. */
export function cohesionSettings(values: CohesionConfig): CohesionSettings {
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
  values: CohesionConfig & {
    SANDBOX: boolean;
    SIGN_IN_WAYS: readonly string[];
  },
): void {
  if (values.SIGN_IN_WAYS.includes('cohesion') && !values.SANDBOX)
    cohesionSettings(values);
}
