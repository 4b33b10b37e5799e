import { isFiscalCode } from '#model/fiscal-code.ts';
import { integer } from '../config-values.ts';
import { optional, variable } from '../config-variable.ts';

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
  SIGN_INS_PER_MINUTE: variable(
    'sign-ins at identity providers that one network may start in a minute; a school’s phones share one address',
    integer(1, 1_000_000),
    120,
  ),
  SESSION_IDLE_DAYS: variable(
    'days without contact after which a session is over; longer than the 7 for which a phone opens offline',
    integer(1, 365),
    14,
  ),
} as const;
