import {
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { cbor } from './cbor.ts';

interface Flags {
  /** User verified: by finger, face or PIN. */
  verified: boolean;
  /** Can be backed up, and is. */
  syncable: boolean;
  synced: boolean;
}

interface Credential {
  id: string;
  privateKey: KeyObject;
  userHandle: string;
  counter: number;
}

interface CreateOptions {
  challenge: string;
  rp: { id: string };
  user: { id: string };
}
interface GetOptions {
  challenge: string;
  rpId: string;
  allowCredentials?: { id: string }[];
}

export interface Authenticator {
  flags: Flags;
  origin: string;
  /** Added to the counter at each use; 0 for one that keeps none. */
  step: number;
  credentials: Credential[];
  create(options: object): object;
  /** Answers with the last credential that is allowed. */
  get(options: object): object;
}

const hash = (data: string | Buffer) =>
  createHash('sha256').update(data).digest();

/** An authenticator in software: resident keys, ES256, attestation 'none' (WebAuthn 3). */
export function authenticator(origin: string): Authenticator {
  const flagsByte = ({ verified, syncable, synced }: Flags, attested = 0) =>
    0x01 |
    (verified ? 0x04 : 0) |
    (syncable ? 0x08 : 0) |
    (synced ? 0x10 : 0) |
    attested;
  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(
      JSON.stringify({ type, challenge, origin: from, crossOrigin: false }),
    );
  const authData = (rpId: string, flags: number, counter: number) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([hash(rpId), Buffer.from([flags]), count]);
  };

  return {
    flags: { verified: true, syncable: true, synced: true },
    origin,
    step: 0,
    credentials: [],

    create(given) {
      const { challenge, rp, user } = given as CreateOptions;
      const { privateKey, publicKey } = generateKeyPairSync('ec', {
        namedCurve: 'P-256',
      });
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const rawId = randomBytes(32);
      const id = rawId.toString('base64url');
      const userHandle = user.id;
      this.credentials.push({ id, privateKey, userHandle, counter: 0 });
      const key = cbor(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      );
      const length = Buffer.from([0, rawId.length]);
      const data = Buffer.concat([
        authData(rp.id, flagsByte(this.flags, 0x40), 0),
        ...[Buffer.alloc(16), length, rawId, key],
      ]);
      const attestation = cbor(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', data],
        ]),
      );
      return {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: clientData(
            'webauthn.create',
            challenge,
            this.origin,
          ).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },

    get(given) {
      const { challenge, rpId, allowCredentials = [] } = given as GetOptions;
      const allowed = allowCredentials.map(({ id }) => id);
      const credential = [...this.credentials]
        .reverse()
        .find(({ id }) => allowed.length === 0 || allowed.includes(id));
      if (!credential) throw new Error('no credential for this');
      credential.counter += this.step;
      const data = authData(rpId, flagsByte(this.flags), credential.counter);
      const client = clientData('webauthn.get', challenge, this.origin);
      const signed = Buffer.concat([data, hash(client)]);
      const { id, privateKey, userHandle } = credential;
      return {
        ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', signed, privateKey).toString('base64url'),
          userHandle,
        },
      };
    },
  };
}
