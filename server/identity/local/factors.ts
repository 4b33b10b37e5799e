import type { FactorAdded } from '#model/local-protocol.ts';
import { AppError } from '../../errors.ts';
import { hasSecondFactor, type LocalAccount } from './account.ts';
import type { Local } from './parts.ts';
import { newRecoveryCodes } from './recovery-codes.ts';

/** True when the account may not be without a second factor: what staff see is not theirs (facts/identity.md §6). */
export function isFactorRequired(
  { factorsOptional }: Local,
  { account }: LocalAccount,
): boolean {
  return account.role === 'staff' && !factorsOptional;
}

/** Adds a factor, and with the first one the codes for the day on which it is lost. Undefined when `edit` gave up. */
export async function addFactor(
  { accounts, passwords }: Local,
  before: LocalAccount,
  edit: (stands: LocalAccount) => LocalAccount | undefined,
): Promise<(FactorAdded & { account: LocalAccount }) | undefined> {
  const first = !hasSecondFactor(before);
  // Before the codes, which cost time.
  if (!edit(before)) return undefined;
  const made = { first };
  const { codes, kept } = first
    ? await newRecoveryCodes(passwords)
    : { codes: [], kept: [] };
  const account = await accounts.change(before._id, (stands) => {
    // The last one went meanwhile, elsewhere: there must be codes, and none were made.
    if (!first && !hasSecondFactor(stands)) throw new AppError('too-busy');
    made.first = !hasSecondFactor(stands);
    const next = edit(stands);
    return next && made.first ? { ...next, recovery: kept } : next;
  });
  if (!account) return undefined;
  return { ok: true, account, ...(made.first && { recoveryCodes: codes }) };
}

/**
 * Takes a factor away; with the last one its recovery codes go.
 * @throws AppError 'factor-required' when it must not be the last, 'longer-password-first' when the password is too
 *   short to stand alone
 */
export async function removeFactor(
  local: Local,
  _id: string,
  edit: (stands: LocalAccount) => LocalAccount | undefined,
): Promise<LocalAccount | undefined> {
  return local.accounts.change(_id, (stands) => {
    const next = edit(stands);
    if (!next || hasSecondFactor(next)) return next;
    if (isFactorRequired(local, stands)) throw new AppError('factor-required');
    if (!stands.longPassword) throw new AppError('longer-password-first');
    return { ...next, recovery: [] };
  });
}
