import { shelf } from './idb.ts';

/** Where an account's data key comes from. A later way in wraps it by PIN or passkey behind the same port. */
export interface KeyPort {
  /** The account's key on this device; undefined when there is none or the browser removed it. */
  load(account: string): Promise<CryptoKey | undefined>;
  create(account: string): Promise<CryptoKey>;
  remove(account: string): Promise<void>;
}

const keys = shelf('portale-keys');

/** AES-GCM 256 keys that no script can read out (non-extractable), kept apart from the data they open. */
export const deviceKeys: KeyPort = {
  load: async (account) => {
    const key = await keys.get(account);
    return key instanceof CryptoKey ? key : undefined;
  },
  create: async (account) => {
    const key = await crypto.subtle.generateKey(
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
    await keys.put(account, key);
    return key;
  },
  remove: (account) => keys.delete(account),
};
