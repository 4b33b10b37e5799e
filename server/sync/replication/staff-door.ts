import type { Attempts } from '../../identity/attempts.ts';
import type { LocalAccounts } from '../../identity/local/accounts.ts';
import type { StaffDoor } from './deps.ts';

/** The door of accounts with user name and password, its attempts counted as those of the sign-in page are. */
export function staffDoor(local: LocalAccounts, attempts: Attempts): StaffDoor {
  return {
    async verify(username, password, ip) {
      await attempts.begin(username, ip);
      const identity = await local.identify({ username, password });
      if (identity) await attempts.succeeded(username, ip);
      return identity;
    },
    current: (username) => local.identityOf(username),
  };
}
