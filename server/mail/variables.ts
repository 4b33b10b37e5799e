import type { Variable } from '../config-variable.ts';

/** Variables of the environment for mail. */
export const mailVariables = {} as const satisfies Record<
  string,
  Variable<unknown>
>;
