/** Letters that Unicode does not take apart, as people type them. */
const plain: Readonly<Record<string, string>> = {
  ...{ đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', ø: 'o', ŧ: 't' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
};

/**
 * The words of a name as they are looked for: small letters without marks, in whatever way these were encoded, parted
 * at apostrophes and hyphens too.
 */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[đðħıłøŧßæœþ]/g, (letter) => plain[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The words under which a name is found: parts that an apostrophe joins by themselves and as one, `dall`, `olio`, `dallolio`. */
export function searchWords(name: string): string[] {
  return [
    ...new Set([...nameWords(name), ...nameWords(name.replace(/['’`]/g, ''))]),
  ];
}
