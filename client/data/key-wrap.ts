import { sealBytes, unsealBytes } from './seal.ts';

/**
 * A key that stays in this browser's profile and is mixed into every secret: what is copied out of IndexedDB by a
 * script, or read from a part of it, does not let the few PINs there are be tried elsewhere.
 */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** PBKDF2 with SHA-256 over a PIN or passphrase, however its letters are encoded. Runs beside the page. */
export async function stretchPin(
  pin: string,
  salt: BufferSource,
  rounds: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(pin.normalize('NFKC')),
    'PBKDF2',
    false,
    ['deriveBits'],
  );
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
      key,
      256,
    ),
  );
}

/** Where a wrapped key belongs, bound into its seal: another account's or another way's does not open. */
interface Place {
  account: string;
  way: 'pin' | 'passkey';
}

/** Seals the 32 bytes of a data key under a secret and the device's own key. */
export async function wrapKey(
  device: CryptoKey,
  secret: Uint8Array,
  place: Place,
  raw: BufferSource,
): Promise<Uint8Array<ArrayBuffer>> {
  return sealBytes(await mixed(device, secret, place), textOf(place), raw);
}

/** The 32 bytes of the data key. Rejects when the secret is another. */
export async function unwrapKey(
  device: CryptoKey,
  secret: Uint8Array,
  place: Place,
  wrapped: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await mixed(device, secret, place);
  return new Uint8Array(await unsealBytes(key, textOf(place), wrapped));
}

/** AES-GCM 256 for the data, which no script can read out again; the bytes it came from are overwritten. */
export async function dataKey(
  raw: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const key = await aesKey(raw);
  raw.fill(0);
  return key;
}

async function mixed(
  device: CryptoKey,
  secret: Uint8Array,
  place: Place,
): Promise<CryptoKey> {
  // The stretched PIN and the passkey's answer are 256 uniform bits, so one HMAC is a sound key derivation.
  const salted = new Uint8Array([
    ...new TextEncoder().encode(textOf(place)),
    ...secret,
  ]);
  return aesKey(await crypto.subtle.sign('HMAC', device, salted));
}

function aesKey(bytes: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
}

function textOf({ account, way }: Place): string {
  return `key|${way}|${account}|`;
}
