import type { Variable } from '../../config-variable.ts';

/** Variables of the environment for cohesion. */
export const cohesionVariables = {} as const satisfies Record<
  string,
  Variable<unknown>
>;
