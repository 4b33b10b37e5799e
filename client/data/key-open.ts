import { holdKeys } from './key.ts';
import {
  changeLock,
  formerKeyOf,
  lockOf,
  newLock,
  type Lock,
  type PinWay,
} from './key-lock.ts';
import { passkeyWay, PasskeyError, usePasskey } from './key-passkey.ts';
import { pinWay, tryPin, type Tried } from './key-pin.ts';
import { omit } from './omit.ts';
import { dataKey, newDeviceKey, randomBytes } from './key-wrap.ts';

/** A new way to open an account's data on this device. `name`: what the phone calls the passkey. */
export type NewWay =
  | { is: 'pin'; pin: string; kind: PinWay['kind'] }
  | { is: 'passkey'; name: string };

/** What somebody proves with that they may open it. */
export type Proof = { is: 'pin'; pin: string } | { is: 'passkey' };

export type Opened =
  { is: 'open'; key: CryptoKey } | Exclude<Tried, { is: 'right' }>;

/**
 * Gives the account a data key on this device, sealed under the way from its first moment. A device from before there
 * were locks keeps its old key until everything has been moved. Undefined when the account is locked here already.
 * Rejects with a PasskeyError; nothing is changed then.
 */
export async function enrol(
  account: string,
  way: NewWay,
): Promise<CryptoKey | undefined> {
  const [device, former] = await Promise.all([
    newDeviceKey(),
    formerKeyOf(account),
  ]);
  const raw = randomBytes(32);
  const lock: Lock = { device, ...(former && { former }) };
  const ways = await wrapped(account, lock, way, raw);
  if (!(await newLock(account, { ...lock, ...ways }))) return undefined;
  return held(account, raw, lock);
}

/** Opens the account in this page. Rejects with a PasskeyError. */
export async function unlock(account: string, proof: Proof): Promise<Opened> {
  const tried = await prove(account, proof);
  return tried.is === 'right'
    ? { is: 'open', key: await held(account, tried.raw, tried.lock) }
    : tried;
}

/** Adds a way, or puts it in the place of the one of its kind. Rejects with a PasskeyError. */
export async function addWay(
  account: string,
  proof: Proof,
  way: NewWay,
): Promise<Tried> {
  const tried = await prove(account, proof);
  if (tried.is !== 'right') return tried;
  const more = await wrapped(account, tried.lock, way, tried.raw);
  await changeLock(account, (one) => ({ ...one, ...more }));
  tried.raw.fill(0);
  return tried;
}

/** Takes the passkey away where there is a PIN too; without any way the data would be lost. */
export async function dropPasskey(account: string): Promise<void> {
  await changeLock(account, (lock) =>
    lock.pin ? omit(lock, 'passkey') : undefined,
  );
}

async function prove(account: string, proof: Proof): Promise<Tried> {
  if (proof.is === 'pin') return tryPin(account, proof.pin);
  const lock = await lockOf(account);
  if (!lock?.passkey) throw new PasskeyError('unable');
  const raw = await usePasskey(account, lock.device, lock.passkey);
  return { is: 'right', raw, lock };
}

async function wrapped(
  account: string,
  { device }: Lock,
  way: NewWay,
  raw: Uint8Array<ArrayBuffer>,
): Promise<Pick<Lock, 'pin' | 'passkey'>> {
  return way.is === 'pin'
    ? { pin: await pinWay(account, device, way, raw) }
    : { passkey: await passkeyWay(account, device, way.name, raw) };
}

async function held(
  account: string,
  raw: Uint8Array<ArrayBuffer>,
  { former }: Pick<Lock, 'former'>,
): Promise<CryptoKey> {
  const key = await dataKey(raw);
  holdKeys(account, { key, ...(former && { former }) });
  return key;
}
