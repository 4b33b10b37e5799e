import { shelf } from './idb.ts';
import { omit } from './omit.ts';

/** A data key sealed under a PIN. */
export interface PinWay {
  kind: 'digits' | 'phrase';
  salt: Uint8Array<ArrayBuffer>;
  rounds: number;
  wrapped: Uint8Array<ArrayBuffer>;
  /** Tries begun since the last right one, and when the latest began: ms since 1970 by this device's clock. */
  wrong: number;
  wrongAt: number;
}

/** A data key sealed under what a passkey answers to `input`. */
export interface PasskeyWay {
  credential: Uint8Array<ArrayBuffer>;
  input: Uint8Array<ArrayBuffer>;
  wrapped: Uint8Array<ArrayBuffer>;
}

/** How an account is locked on this device. There is always a way; there may be both. */
export interface Lock {
  /** HMAC key that no script can read out: without this browser's profile the PIN cannot even be tried. */
  device: CryptoKey;
  pin?: PinWay;
  passkey?: PasskeyWay;
  /** The unwrapped key of a device that had no lock yet, until what it sealed has been moved. */
  former?: CryptoKey;
}

const locks = shelf('portale-keys');

export async function lockOf(account: string): Promise<Lock | undefined> {
  return asLock(await locks.get(account));
}

/** False when there was one already, perhaps made in another tab a moment ago: it stands, with what it sealed. */
export async function newLock(account: string, lock: Lock): Promise<boolean> {
  let isFree = true;
  await locks.change(account, (value) => {
    isFree = !asLock(value);
    return isFree ? lock : undefined;
  });
  return isFree;
}

/** Changes a lock with nothing in between; `change` gives undefined to leave it. */
export async function changeLock(
  account: string,
  change: (lock: Lock) => Lock | undefined,
): Promise<void> {
  await locks.change(account, (value) => {
    const lock = asLock(value);
    return lock && change(lock);
  });
}

export async function removeLock(account: string): Promise<void> {
  await locks.delete(account);
}

/** The key that older versions kept as it was. */
export async function formerKeyOf(
  account: string,
): Promise<CryptoKey | undefined> {
  const value = await locks.get(account);
  return value instanceof CryptoKey ? value : asLock(value)?.former;
}

export async function dropFormer(account: string): Promise<void> {
  await changeLock(account, (lock) => omit(lock, 'former'));
}

function asLock(value: unknown): Lock | undefined {
  return typeof value === 'object' && value !== null && 'device' in value
    ? (value as Lock)
    : undefined;
}
