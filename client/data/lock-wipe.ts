import { sessionOwner } from './accounts.ts';
import { leaveDevice } from './accounts-leave.ts';

/**
 * Whose data the Comune means when it answers this account with the wish to wipe: those of whoever the browser's
 * session belonged to, on a shared phone perhaps somebody else, while this account's stay.
 */
export function meantToGo(account: string): string {
  return sessionOwner() ?? account;
}

/** Does as the Comune wishes; true when it was this account's data. */
export async function obeyWipe(account: string): Promise<boolean> {
  const meant = meantToGo(account);
  await leaveDevice(meant);
  return meant === account;
}
