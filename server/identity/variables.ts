import { isFiscalCode } from '#model/fiscal-code.ts';
import { optional } from '../config-variable.ts';

/** Variables of the environment for who is let in. */
export const identityVariables = {
  FIRST_STAFF: optional(
    'codice fiscale of the first member of the office, who adds the others in the portal',
    (given) => {
      if (!isFiscalCode(given))
        throw new RangeError('is no codice fiscale in upper case');
      return given;
    },
  ),
} as const;
