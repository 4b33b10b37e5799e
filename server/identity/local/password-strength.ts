import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** What a guesser would make of a password. */
export interface Strength {
  /** Guesses needed, as a power of ten. */
  guesses: number;
  /** True when the password as a whole is on a list of common or breached ones. */
  common: boolean;
  /** Keys of the library's translations. */
  warning?: string;
  suggestions: string[];
}

export type MeasureStrength = (
  password: string,
  words: readonly string[],
) => Promise<Strength>;

/** Characters looked at: what is long enough and no repetition is strong by the part that was seen. */
const longest = 40;
/**
 * Spellings with digits for letters that are looked up. More find nothing that matters, and each costs as much again: the
 * server's one thread measures, and nobody else is served meanwhile.
 */
const substitutions = 4;
/** Of at most so many guesses, a match of the whole password is as good as a list entry. */
const listed = 6;

let loaded: Promise<ZxcvbnFactory> | undefined;

/** 36 MB of words, read when the first password is chosen and not before. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, italian] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-it'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...italian.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: longest,
    l33tMaxSubstitutions: substitutions,
  });
}

export const measureStrength: MeasureStrength = async (password, words) => {
  loaded ??= load();
  const { guessesLog10, feedback, sequence } = (await loaded).check(password, [
    ...words,
  ]);
  const breached = sequence.some(
    ({ pattern, token, ...match }) =>
      pattern === 'dictionary' &&
      match.dictionaryName === 'passwords-common' &&
      token.length >= password.length / 2,
  );
  return {
    guesses: guessesLog10,
    common: breached && guessesLog10 <= listed,
    ...(feedback.warning && { warning: feedback.warning }),
    suggestions: feedback.suggestions,
  };
};
