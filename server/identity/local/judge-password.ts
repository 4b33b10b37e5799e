import { passwordLength, type WeakPassword } from '#model/local-protocol.ts';
import { contextFaults, wordsOf, type Context } from './password-context.ts';
import type { MeasureStrength } from './password-strength.ts';

/**
 * Powers of ten of guesses, as zxcvbn grades them: what stands alone must withstand an attack on stolen hashes, what has
 * a second factor beside it an attack through the sign-in.
 */
const enough = { alone: 10, withFactor: 7 } as const;

export interface Wanted {
  /** Characters: `passwordLength.alone` or `.withFactor`. */
  least: number;
  context: Context;
  measure: MeasureStrength;
}

/** Why a password is refused; undefined when it will do. Any characters, no rules of composition (NIST 800-63B-4). */
export async function judgePassword(
  password: string,
  { least, context, measure }: Wanted,
): Promise<WeakPassword | undefined> {
  const weak = (fault: Partial<WeakPassword>): WeakPassword => ({
    error: 'weak-password',
    faults: [],
    least,
    suggestions: [],
    ...fault,
  });
  const text = password.normalize('NFKC');
  if (Buffer.byteLength(text) > passwordLength.mostBytes)
    return weak({ faults: ['long'] });
  const short = Array.from(text).length < least;
  const known = contextFaults(text, context);
  const words = Object.values(context).flat().flatMap(wordsOf);
  const wanted = least < passwordLength.alone ? 'withFactor' : 'alone';
  const { guesses, common, ...advice } = await measure(text, words);
  const faults = [
    ...(short ? (['short'] as const) : []),
    ...(common ? (['common'] as const) : []),
    ...(!common && guesses < enough[wanted] ? (['guessable'] as const) : []),
    ...known,
  ];
  return faults.length > 0 ? weak({ faults, ...advice }) : undefined;
}
