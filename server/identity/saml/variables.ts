import type { Variable } from '../../config-variable.ts';

/** Variables of the environment for saml. */
export const samlVariables = {} as const satisfies Record<
  string,
  Variable<unknown>
>;
