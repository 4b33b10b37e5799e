import { shelf } from '../../client/data/idb.ts';
import type { KeyPort } from '../../client/data/key.ts';

const keys = shelf('test-keys');

/** Accounts that are never locked, for tests of what lies behind the lock. */
export const testKeys: KeyPort = {
  async load(account) {
    const kept = await keys.get(account);
    if (kept instanceof CryptoKey) return { key: kept };
    const key = await crypto.subtle.generateKey(
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
    await keys.put(account, key);
    return { key };
  },
  moved: () => Promise.resolve(),
};

/** The next opening finds another key, as when the browser had removed it. */
export function loseKey(account: string): Promise<void> {
  return keys.delete(account);
}
