import { randomInt } from 'node:crypto';
import type { Passwords } from '../passwords.ts';
import type { LocalAccount, StoredCode } from './account.ts';
import type { Local } from './parts.ts';

const many = 10;
/** Crockford's base32: no letter that looks like a digit or another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 60 bits. */
const length = 12;

/** Characters by which a code is found among the ten; the others are 50 bits. */
const found = 2;

/** Ten codes in groups of four, no two of which begin alike, and what of them is kept. */
export async function newRecoveryCodes(
  passwords: Passwords,
): Promise<{ codes: string[]; kept: StoredCode[] }> {
  const codes = new Map<string, string>();
  while (codes.size < many) {
    const code = Array.from(
      { length },
      () => alphabet[randomInt(alphabet.length)],
    ).join('');
    codes.set(code.slice(0, found), code);
  }
  const kept: StoredCode[] = [];
  for (const [start, code] of codes)
    kept.push({ start, hash: await passwords.hash(code) });
  return {
    codes: [...codes.values()].map((code) =>
      code.replace(/(.{4})(.{4})/, '$1-$2-'),
    ),
    kept,
  };
}

/** True once for each code. A beginning that none has takes as long. */
export async function takeRecoveryCode(
  { accounts, passwords }: Pick<Local, 'accounts' | 'passwords'>,
  { _id, recovery }: LocalAccount,
  text: string,
): Promise<boolean> {
  const code = plain(text);
  const meant = recovery.find(({ start }) => start === code.slice(0, found));
  if (!(await passwords.verify(meant?.hash, code))) return false;
  const changed = await accounts.change(_id, (stands) =>
    stands.recovery.some(({ hash }) => hash === meant?.hash)
      ? {
          ...stands,
          recovery: stands.recovery.filter(({ hash }) => hash !== meant?.hash),
        }
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
