import type { PasskeyWay } from './key-lock.ts';
import { randomBytes, unwrapKey, wrapKey } from './key-wrap.ts';

/** Why the phone's own unlock did not give a key. */
export class PasskeyError extends Error {
  /** `refused`: cancelled, timed out or gone; `unable`: this browser or its passkeys cannot do it. */
  readonly code: 'refused' | 'unable';
  constructor(code: 'refused' | 'unable', options?: ErrorOptions) {
    super(code, options);
    this.name = 'PasskeyError';
    this.code = code;
  }
}

const timeout = 60_000;

/**
 * True when this device can be asked for its own unlock (finger, face, code) and the browser does not say that it
 * lacks the `prf` extension (WebAuthn Level 3 §10.1.4). Only making a passkey tells for certain.
 */
export async function canUsePasskey(): Promise<boolean> {
  if (!('PublicKeyCredential' in window)) return false;
  const known = PublicKeyCredential as {
    getClientCapabilities?: () => Promise<Partial<Record<string, boolean>>>;
  };
  const [isThere, can] = await Promise.all([
    PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable(),
    known.getClientCapabilities?.(),
  ]);
  return isThere && can?.['extension:prf'] !== false;
}

/**
 * Makes a passkey of this device and seals a data key under what it answers. `name` is shown by the phone beside the
 * passkeys for signing in, from which it must be told apart. Rejects with a PasskeyError.
 */
export async function passkeyWay(
  account: string,
  device: CryptoKey,
  name: string,
  raw: BufferSource,
): Promise<PasskeyWay> {
  const input = randomBytes(32);
  const created = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: 'Portale Genitori' },
        user: { id: randomBytes(16), name, displayName: name },
        pubKeyCredParams: [-7, -257].map((alg) => ({
          type: 'public-key',
          alg,
        })),
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          residentKey: 'preferred',
          userVerification: 'required',
        },
        extensions: { prf: { eval: { first: input } } },
        timeout,
      },
    }),
  );
  const { prf } = created.getClientExtensionResults();
  if (prf?.enabled !== true) throw new PasskeyError('unable');
  const credential = new Uint8Array(created.rawId);
  // Some authenticators answer only when they are used, not when the passkey is made.
  const secret = prf.results?.first ?? (await answer({ credential, input }));
  const place = { account, way: 'passkey' } as const;
  return {
    credential,
    input,
    wrapped: await wrapKey(device, bytesOf(secret), place, raw),
  };
}

/** The data key, by the phone's own unlock; works without network. Rejects with a PasskeyError. */
export async function usePasskey(
  account: string,
  device: CryptoKey,
  way: PasskeyWay,
): Promise<Uint8Array<ArrayBuffer>> {
  const secret = bytesOf(await answer(way));
  try {
    const place = { account, way: 'passkey' } as const;
    return await unwrapKey(device, secret, place, way.wrapped);
  } catch (cause) {
    throw new PasskeyError('unable', { cause });
  }
}

async function answer({
  credential,
  input,
}: Pick<PasskeyWay, 'credential' | 'input'>): Promise<BufferSource> {
  const used = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [
          { type: 'public-key', id: credential, transports: ['internal'] },
        ],
        userVerification: 'required',
        extensions: { prf: { eval: { first: input } } },
        timeout,
      },
    }),
  );
  const first = used.getClientExtensionResults().prf?.results?.first;
  if (!first) throw new PasskeyError('unable');
  return first;
}

async function asked(
  ask: () => Promise<Credential | null>,
): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
    throw new PasskeyError('refused');
  } catch (cause) {
    if (cause instanceof PasskeyError) throw cause;
    const isUnable =
      cause instanceof DOMException &&
      ['NotSupportedError', 'SecurityError'].includes(cause.name);
    throw new PasskeyError(isUnable ? 'unable' : 'refused', { cause });
  }
}

function bytesOf(source: BufferSource): Uint8Array<ArrayBuffer> {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}
