import type { Documents } from '../../couch/documents.ts';
import { AppError } from '../../errors.ts';
import { accountIdOf, sameName, type LocalAccount } from './account.ts';
import {
  pointerId,
  type Kept,
  type LocalAccounts,
  type Pointer,
} from './accounts.ts';
import { passkeyPointerId, type PasskeyPointer } from './passkey-answer.ts';

interface Parts {
  portal: Documents;
  accounts: LocalAccounts;
}

/**
 * Gives an account another address, and, where the address is its user name, that one too: then it is a document of its
 * own, and the former is gone before anything points to the new one, so that what opened it opens nothing more.
 * Undefined when somebody has that name. @throws AppError 'too-busy' when the account was changed meanwhile
 */
export async function moveAccount(
  { portal, accounts }: Parts,
  account: Kept,
  email: string,
): Promise<LocalAccount | undefined> {
  const { _rev, ...stands } = account;
  const isNamedByAddress =
    stands.email !== undefined &&
    sameName(stands.username) === sameName(stands.email);
  if (!isNamedByAddress)
    return accounts.change(account._id, (now) => ({ ...now, email }));
  const username = email.trim();
  const next = { ...stands, _id: accountIdOf(username), username, email };
  if (next._id === account._id)
    return accounts.change(account._id, (now) => ({ ...now, username, email }));
  const written = await portal.put(next);
  if (written === undefined) return undefined;
  if (!(await portal.remove({ _id: account._id, _rev }))) {
    await portal.remove({ _id: next._id, _rev: written });
    throw new AppError('too-busy');
  }
  for (const id of pointersTo(next)) {
    const pointer = await portal.get<Pointer | PasskeyPointer>(id);
    if (pointer) await portal.put({ ...pointer, account: next._id } as Pointer);
  }
  return next;
}

/** Ids of the documents that lead to an account. */
export function pointersTo({
  account,
  passkeys,
}: Pick<LocalAccount, 'account' | 'passkeys'>): string[] {
  return [
    pointerId(account.id),
    ...passkeys.map(({ id }) => passkeyPointerId(id)),
  ];
}
