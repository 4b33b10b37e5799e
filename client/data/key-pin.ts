import { deviceRules } from '#model/device-rules.ts';
import { changeLock, lockOf, type Lock, type PinWay } from './key-lock.ts';
import { randomBytes, stretchPin, unwrapKey, wrapKey } from './key-wrap.ts';

/** What a PIN may be: six digits, or a passphrase of ten characters and more. */
export type PinFault = 'length' | 'guessable';

/** Undefined when it will do. */
export function pinFault(
  pin: string,
  kind: PinWay['kind'],
): PinFault | undefined {
  if (kind === 'phrase') {
    if (pin.length < deviceRules.phraseLength) return 'length';
    return new Set(pin).size < 4 ? 'guessable' : undefined;
  }
  if (!/^\d+$/.test(pin) || pin.length !== deviceRules.pinDigits)
    return 'length';
  return isGuessable(pin) ? 'guessable' : undefined;
}

/** One digit again and again, two or three digits repeated, or a run up or down. */
function isGuessable(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = digits
    .slice(1)
    .map((digit, index) => digit - (digits[index] ?? 0));
  const isRun = steps.every((step) => step === steps[0]);
  return isRun || /^(\d{2,3})\1+$/.test(pin);
}

/** A new PIN for a data key. */
export async function pinWay(
  account: string,
  device: CryptoKey,
  { pin, kind }: { pin: string; kind: PinWay['kind'] },
  raw: BufferSource,
): Promise<PinWay> {
  const salt = randomBytes(16);
  const rounds = deviceRules.pinRounds;
  const secret = await stretchPin(pin, salt, rounds);
  const place = { account, way: 'pin' } as const;
  return {
    kind,
    salt,
    rounds,
    wrapped: await wrapKey(device, secret, place, raw),
    wrong: 0,
    wrongAt: 0,
  };
}

/** `raw`: the data key, to be overwritten by whoever takes it. `over`: the last try is used up. */
export type Tried =
  | { is: 'right'; raw: Uint8Array<ArrayBuffer>; lock: Lock }
  | { is: 'wrong'; left: number; waitMs: number }
  | { is: 'wait'; left: number; waitMs: number }
  | { is: 'over' };

/**
 * Tries a PIN. The try is counted on the disk before it is made, so that neither ending the app nor asking in two
 * windows at once gives another; a right one starts the count anew.
 */
export async function tryPin(
  account: string,
  pin: string,
  now: () => number = Date.now,
): Promise<Tried> {
  const begun = await begin(account, now());
  if (!begun) return { is: 'over' };
  const { lock, way, left, waitMs } = begun;
  if (waitMs > 0) return { is: 'wait', left, waitMs };
  const raw = await openWith(account, lock.device, way, pin);
  if (raw) {
    await changeLock(account, (one) => counted(one, 0, 0));
    return { is: 'right', raw, lock };
  }
  if (left <= 1) return { is: 'over' };
  const next = { wrong: way.wrong + 1, wrongAt: now() };
  return { is: 'wrong', left: left - 1, waitMs: waitOf(next, now()) };
}

/** The lock as it was before this try, which is counted unless it has to wait; undefined when none is left. */
async function begin(account: string, now: number) {
  let begun:
    { lock: Lock; way: PinWay; left: number; waitMs: number } | undefined;
  await changeLock(account, (lock) => {
    const left = triesLeft(lock);
    if (!lock.pin || left === 0) return undefined;
    const { wrong, wrongAt } = lock.pin;
    const waitMs = waitOf(lock.pin, now);
    begun = { lock, way: lock.pin, left, waitMs };
    if (waitMs === 0) return counted(lock, wrong + 1, now);
    // The clock was set back: the wait starts now, and ends.
    return wrongAt > now ? counted(lock, wrong, now) : undefined;
  });
  return begun;
}

function counted(lock: Lock, wrong: number, wrongAt: number): Lock | undefined {
  return lock.pin && { ...lock, pin: { ...lock.pin, wrong, wrongAt } };
}

/** What is left before the data leave the device, and how long the next try has to wait, in ms. */
export async function pinState(
  account: string,
  now: () => number = Date.now,
): Promise<{ left: number; waitMs: number } | undefined> {
  const lock = await lockOf(account);
  return (
    lock?.pin && { left: triesLeft(lock), waitMs: waitOf(lock.pin, now()) }
  );
}

function triesLeft({ pin }: Lock): number {
  return Math.max(0, deviceRules.pinTries - (pin?.wrong ?? 0));
}

function waitOf(
  { wrong, wrongAt }: Pick<PinWay, 'wrong' | 'wrongAt'>,
  now: number,
): number {
  const wait = deviceRules.pinWaits[wrong] ?? 0;
  const passed = now - wrongAt;
  return passed < 0 ? wait : Math.max(0, wait - passed);
}

async function openWith(
  account: string,
  device: CryptoKey,
  way: PinWay,
  pin: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const secret = await stretchPin(pin, way.salt, way.rounds);
  try {
    const place = { account, way: 'pin' } as const;
    return await unwrapKey(device, secret, place, way.wrapped);
  } catch {
    // AES-GCM does not tell a wrong key from damaged bytes; either way it does not open.
    return undefined;
  }
}
