/**
 * Bytes sealed with AES-GCM: a fresh 96-bit IV, then the ciphertext (NIST SP 800-38D §8.2.2: random IVs, far below
 * 2^32 uses of one key). `place` names where the record lies and is authenticated, so that a record copied elsewhere
 * does not open.
 */
export async function sealBytes(
  key: CryptoKey,
  place: string,
  plain: BufferSource,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: utf8.encode(place) },
    key,
    plain,
  );
  const bytes = new Uint8Array(12 + sealed.byteLength);
  bytes.set(iv);
  bytes.set(new Uint8Array(sealed), 12);
  return bytes;
}

/** What was sealed. Rejects when the key, the place or a single bit is another. */
export function unsealBytes(
  key: CryptoKey,
  place: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: sealed.subarray(0, 12),
      additionalData: utf8.encode(place),
    },
    key,
    sealed.subarray(12),
  );
}

/** A JSON value sealed, as base64: RxDB's storages keep JSON only. */
export async function seal(
  key: CryptoKey,
  place: string,
  value: unknown,
): Promise<string> {
  const plain = utf8.encode(JSON.stringify(value));
  return toBase64(await sealBytes(key, place, plain));
}

export async function unseal(
  key: CryptoKey,
  place: string,
  sealed: string,
): Promise<unknown> {
  const plain = await unsealBytes(key, place, fromBase64(sealed));
  return JSON.parse(text.decode(plain)) as unknown;
}

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** What newer browsers do themselves, several times faster; not yet in TypeScript's library. */
const native = Uint8Array as {
  fromBase64?: (base64: string) => Uint8Array<ArrayBuffer>;
};

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  // In slices, because a call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}

function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  if (native.fromBase64) return native.fromBase64(base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1)
    bytes[index] = binary.charCodeAt(index);
  return bytes;
}
