interface Named {
  givenName?: string;
  familyName?: string;
}

/**
 * True when two records can hardly mean one person's name. Accents, case, apostrophes and further given names are
 * written differently by every office, and tell nothing.
 */
export function namesDiffer(one: Named, other: Named): boolean {
  return (
    wordsDiffer(one.familyName, other.familyName) ||
    wordsDiffer(one.givenName, other.givenName)
  );
}

function wordsDiffer(one = '', other = ''): boolean {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return false;
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  return (
    a.join('') !== b.join('') && !fewer.every((word) => more.includes(word))
  );
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}
