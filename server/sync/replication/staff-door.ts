import type { Attempts } from '../../identity/attempts.ts';
import { hasSecondFactor } from '../../identity/local/account.ts';
import type { LocalAccounts } from '../../identity/local/accounts.ts';
import { fitsKey, isKey } from '../../identity/local/keys.ts';
import type { Identity } from '../../identity/identity-provider.ts';
import type { StaffDoor } from './deps.ts';

/**
 * The door of programs, which can answer no second step: they show a key that its owner made after one, or, where
 * `passwordAlone` allows that, the password of an account that has none. Attempts are counted as those of the sign-in
 * page are.
 */
export function staffDoor(
  local: LocalAccounts,
  attempts: Attempts,
  { passwordAlone }: { passwordAlone: boolean },
): StaffDoor {
  async function byKey(username: string, key: string) {
    const found = await local.find(username);
    return found && fitsKey(found, key)
      ? { account: found.account, roles: found.roles }
      : undefined;
  }

  async function identify(
    username: string,
    password: string,
  ): Promise<Identity | undefined> {
    if (isKey(password)) return byKey(username, password);
    const found = await local.proved({ username, password });
    return found && passwordAlone && !hasSecondFactor(found)
      ? found
      : undefined;
  }
  return {
    async verify(username, password, ip) {
      await attempts.begin(username, ip);
      const found = await identify(username, password);
      if (!found) return undefined;
      await attempts.succeeded(username, ip);
      return { account: found.account, roles: found.roles };
    },
    current: (username, shown) =>
      shown !== undefined && isKey(shown)
        ? byKey(username, shown)
        : local.identityOf(username),
  };
}
