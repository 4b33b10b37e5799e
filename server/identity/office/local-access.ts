import type { LocalAccess } from '#model/office-protocol.ts';
import type { PersonId } from '#model/ids.ts';
import { startingWith } from '../../couch/starting-with.ts';
import type { LocalAccount } from '../local/account.ts';
import type { Office } from './office-deps.ts';

/**
 * The local accounts that let this guardian in: by themselves, or since a code tied them. All are looked through: they
 * are few, for whom SPID and CIE cannot serve.
 */
export async function localsOf(
  { couch, logins }: Office,
  person: PersonId,
): Promise<LocalAccount[]> {
  const own: LocalAccount[] = [];
  const unbound: LocalAccount[] = [];
  for await (const one of startingWith<LocalAccount>(couch, 'local:'))
    if (one.account.person === person) own.push(one);
    else if (one.account.role === 'parent' && one.account.person === undefined)
      unbound.push(one);
  const tied = await logins.localsOf(
    person,
    unbound.map(({ account }) => account.id),
  );
  return [...own, ...unbound.filter(({ account }) => tied.has(account.id))];
}

export function localView(of: LocalAccount): LocalAccess {
  const { account, username, email, totp, passkeys, recovery } = of;
  return {
    account: account.id,
    username,
    hasEmail: email !== undefined,
    totp: totp !== undefined,
    passkeys: passkeys.length,
    recoveryCodesLeft: recovery.length,
  };
}
