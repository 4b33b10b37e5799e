import type { Variable } from '../../config-variable.ts';

/** Variables of the environment for local. */
export const localVariables = {} as const satisfies Record<
  string,
  Variable<unknown>
>;
