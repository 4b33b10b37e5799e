import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Seals texts for one place each: what is sealed for one cannot be passed off as another's. */
export interface Seal {
  seal(text: string, place: string): string;
  /** @throws Error when it was made with another key or for another place, or was changed. */
  open(sealed: string, place: string): string;
}

/** AES-256-GCM under a key derived from the configured secret; base64 of iv, tag and the deflated text. */
export function sealWith(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'records', 32));
  return {
    seal(text, place) {
      const iv = randomBytes(ivBytes);
      const making = createCipheriv(cipher, key, iv);
      making.setAAD(Buffer.from(place));
      const body = [making.update(deflateRawSync(text)), making.final()];
      return Buffer.concat([iv, making.getAuthTag(), ...body]).toString(
        'base64',
      );
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed, 'base64');
      const tagEnd = ivBytes + tagBytes;
      const reading = createDecipheriv(
        cipher,
        key,
        bytes.subarray(0, ivBytes),
        {
          authTagLength: tagBytes,
        },
      );
      reading.setAAD(Buffer.from(place));
      reading.setAuthTag(bytes.subarray(ivBytes, tagEnd));
      const body = [reading.update(bytes.subarray(tagEnd)), reading.final()];
      return inflateRawSync(Buffer.concat(body)).toString();
    },
  };
}
