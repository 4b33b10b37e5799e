/** Where an account's data key comes from. */
export interface KeyPort {
  /** The account's keys; undefined while it is locked on this device. */
  load(account: string): Promise<Keys | undefined>;
  /** What the former key had sealed has been moved under the new one. */
  moved(account: string): Promise<void>;
}

/** `former`: the key of a device that had no lock yet, while there may be something left that it sealed. */
export interface Keys {
  key: CryptoKey;
  former?: CryptoKey;
}

/** Keys of unlocked accounts, in this page's memory and nowhere else: none outlives the page. */
const open = new Map<string, Keys>();

export const deviceKeys: KeyPort = {
  load: (account) => Promise.resolve(open.get(account)),
  async moved(account) {
    const keys = open.get(account);
    if (keys) open.set(account, { key: keys.key });
    const { dropFormer } = await import('./key-lock.ts');
    await dropFormer(account);
  },
};

/** From now on the account is open in this page. */
export function holdKeys(account: string, keys: Keys): void {
  open.set(account, keys);
}

export function heldKey(account: string): CryptoKey | undefined {
  return open.get(account)?.key;
}

export function dropKey(account: string): void {
  open.delete(account);
}

/** Locks every account in this page. */
export function dropKeys(): void {
  open.clear();
}
