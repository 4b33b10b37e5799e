import { paths } from '#model/phone-protocol.ts';
import { caller } from './call.ts';
import type { Deps } from './deps.ts';
import { CallError } from './errors.ts';

/** What the Comune says of an account on this device; `away` when it says nothing. */
export type Word = 'welcome' | 'signed-out' | 'wipe' | 'away';

/**
 * Asks the Comune about an account that is locked here, by the smallest call that is answered to no other account's
 * session; what comes with it is not looked at.
 */
export async function askComune(
  account: string,
  deps: Partial<Pick<Deps, 'fetch' | 'timeoutMs'>> = {},
): Promise<Word> {
  const call = caller(
    { fetch: window.fetch.bind(window), timeoutMs: 10_000, ...deps },
    account,
  );
  try {
    await call(`${paths.changes('town')}?since=0&limit=1`);
    return 'welcome';
  } catch (error) {
    const code = error instanceof CallError ? error.code : undefined;
    return code === 'signed-out' || code === 'wipe' ? code : 'away';
  }
}
