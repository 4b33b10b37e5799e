import { removeAccount } from './accounts-remove.ts';
import type { Deps } from './deps.ts';
import { endSession } from './session.ts';

/** Takes an account off this device and ends the browser's session: now, or at the next contact; see `endSession`. */
export async function leaveDevice(
  account: string,
  deps: Partial<Pick<Deps, 'fetch' | 'timeoutMs'>> = {},
): Promise<string | undefined> {
  await removeAccount(account);
  return endSession(deps);
}
