import { flag } from '../../config-values.ts';
import { variable } from '../../config-variable.ts';

/** Variables of the environment for local accounts. */
export const localVariables = {
  LOCAL_REGISTRATION: variable(
    '1 lets people make accounts by themselves, as the demo does, for the cases the Comune’s data protection officer approves (D.L. 76/2020, art. 24)',
    flag,
    false,
  ),
} as const;
