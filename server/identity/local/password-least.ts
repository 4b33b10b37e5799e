import { passwordLength } from '#model/local-protocol.ts';
import { hasSecondFactor, type LocalAccount } from './account.ts';

/** Characters that the account's next password needs at least; an account yet to be made has no second factor. */
export function leastOf(account: Partial<LocalAccount>): number {
  const { totp, passkeys = [] } = account;
  return hasSecondFactor({ ...(totp && { totp }), passkeys })
    ? passwordLength.withFactor
    : passwordLength.alone;
}
