import { createHmac, randomInt } from 'node:crypto';
import type { LocalAccount } from './account.ts';
import type { Local } from './parts.ts';

const many = 10;
/** Crockford's base32: no letter that looks like a digit or another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits. */
const length = 12;

/** Ten codes in groups of four, and what of them is kept. */
export function newRecoveryCodes(secret: string): {
  codes: string[];
  hashes: string[];
} {
  const codes = Array.from({ length: many }, () =>
    Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
  );
  return {
    codes: codes.map((code) => code.replace(/(.{4})(.{4})/, '$1-$2-')),
    hashes: codes.map((code) => hashOf(secret, code)),
  };
}

/** True once for each code. */
export async function takeRecoveryCode(
  { accounts, secret }: Local,
  { _id }: LocalAccount,
  code: string,
): Promise<boolean> {
  const hash = hashOf(secret, plain(code));
  const changed = await accounts.change(_id, (stands) =>
    stands.recovery.includes(hash)
      ? { ...stands, recovery: stands.recovery.filter((one) => one !== hash) }
      : undefined,
  );
  return changed !== undefined;
}

/** As Crockford reads what was copied by hand. */
function plain(code: string): string {
  return code
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** Keyed: whoever copies the database alone cannot try 60 bits against it. */
function hashOf(secret: string, code: string): string {
  return createHmac('sha256', secret)
    .update(`recovery|${code}`)
    .digest('base64url');
}
