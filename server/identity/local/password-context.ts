import type { PasswordFault } from '#model/local-protocol.ts';

type ContextFault = Extract<
  PasswordFault,
  'name' | 'child' | 'birth-date' | 'fiscal-code' | 'email' | 'comune'
>;

/** What others may know of an account's owner. */
export type Context = Partial<Record<ContextFault, readonly string[]>>;

/** Letters and digits of its own that a password must have beside what others know. */
const ownCharacters = 8;
/** Shorter words stand in too many others to say anything. */
const shortest = 3;

/**
 * Which of what others know the password is mostly made of: 'Mario.Rossi.1985' is strong by its length alone. Written
 * backwards, with digits for letters or with accents it is the same.
 */
export function contextFaults(
  password: string,
  context: Context,
): ContextFault[] {
  let rest = plain(password);
  const found = new Set<ContextFault>();
  const words = (Object.keys(context) as ContextFault[])
    .flatMap((fault) =>
      (context[fault] ?? []).flatMap((text) =>
        wordsOf(text).map((word) => ({ fault, word })),
      ),
    )
    .sort((a, b) => b.word.length - a.word.length);
  for (const { fault, word } of words)
    for (const form of [word, Array.from(word).reverse().join('')])
      if (rest.includes(form)) {
        found.add(fault);
        rest = rest.replaceAll(form, ' ');
      }
  if (found.size === 0) return [];
  const own = new Set(rest.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return own.size >= ownCharacters ? [] : [...found];
}

/** The whole text without its gaps, and each of its words. */
export function wordsOf(text: string): string[] {
  const parts = plain(text).split(/[^\p{L}\p{N}]+/u);
  const words = new Set([parts.join(''), ...parts]);
  return [...words].filter((word) => word.length >= shortest);
}

const digitsForLetters: Record<string, string> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
};

/** Lower case, without accents, with letters for the digits that stand for them: on both sides, so years still fit. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[4@31!057$]/g, (digit) => digitsForLetters[digit] ?? digit);
}
