import { Secret, TOTP } from 'otpauth';
import type { LocalAccount } from './account.ts';
import type { Local } from './parts.ts';

/** RFC 6238 as every authenticator app does it: SHA-1, six digits, 30 seconds. */
const period = 30;
const secretBytes = 20;

export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

function totpOf(secret: string, issuer = '', label = ''): TOTP {
  const options = { algorithm: 'SHA1', digits: 6, period } as const;
  const key = Secret.fromBase32(secret);
  return new TOTP({ ...options, issuer, label, secret: key });
}

/** For the app: by QR code. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return totpOf(secret, issuer, label).toString();
}

/** The counter a code stands for, a step of the clock early or late; undefined when it stands for none of these. */
export function totpCounter(
  secret: string,
  code: string,
  now: Date,
): number | undefined {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  const current = Math.floor(timestamp / 1000 / period);
  return delta === null ? undefined : current + delta;
}

/** True once for each code: one that was seen over a shoulder opens nothing (RFC 6238 §5.2). */
export async function takeTotp(
  { accounts, seal, now }: Local,
  { _id }: LocalAccount,
  code: string,
): Promise<boolean> {
  const changed = await accounts.change(_id, (stands) => {
    const { totp } = stands;
    const secret = totp && seal.open(totp.sealed);
    const counter = secret ? totpCounter(secret, code, now()) : undefined;
    return totp && counter !== undefined && counter > totp.last
      ? { ...stands, totp: { ...totp, last: counter } }
      : undefined;
  });
  return changed !== undefined;
}
