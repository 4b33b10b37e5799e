import { removeAccount } from './accounts-remove.ts';
import type { Deps } from './deps.ts';
import { revokeNote } from './revoke-note.ts';
import { endSession } from './session.ts';

/** Takes an account off this device and ends the browser's session: now, or at the next contact; see `endSession`. */
export async function leaveDevice(
  account: string,
  deps: Partial<Pick<Deps, 'fetch' | 'timeoutMs'>> = {},
): Promise<string | undefined> {
  // Before the other tabs hear of it: they would find the session alive, and offer to set the device up for it anew.
  revokeNote.put();
  await removeAccount(account);
  return endSession(deps);
}
