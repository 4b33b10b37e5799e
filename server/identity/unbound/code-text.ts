import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U, which are read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 12;

/** A new code: 12 characters, 60 bits. */
export function newCode(): string {
  return Array.from(
    randomBytes(codeLength),
    (byte) => alphabet[byte % alphabet.length],
  ).join('');
}

/** In groups of four, as printed. */
export function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as somebody typed it; undefined for what can be none. */
export function readCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const code = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return code.length === codeLength &&
    Array.from(code).every((one) => alphabet.includes(one))
    ? code
    : undefined;
}
