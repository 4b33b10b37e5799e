import type { KeyPair } from '../../../server/identity/saml/key-pair.ts';
import type { Expected } from '../../../server/identity/saml/response/question.ts';
import type { RefusalCode } from '../../../server/identity/saml/response/refusal-codes.ts';
import { answer } from './answer.ts';
import { asked } from './asked.ts';
import { base64, changed, outcomeOf, type Outcome } from './outcome.ts';
import { signBoth } from './sign.ts';

type Change = [from: string | RegExp, to: string];

/** One thing changed in a good answer, and what is said to it. */
export interface Mutation {
  what: string;
  code: RefusalCode | 'accepted';
  /** In the answer, by the identity provider: what it signs is changed. */
  told?: Change;
  /** In the signed answer, by whoever carries it. */
  carried?: Change;
  /** Of what came, whole. */
  sent?: (signed: string) => string | Uint8Array;
  /** Other than by signing both. */
  sign?: (xml: string, keys: KeyPair, others: KeyPair) => string;
  expected?: (keys: KeyPair) => Partial<Expected>;
}

type OfOneThing = (
  what: string,
  code: Mutation['code'],
  ...change: Change
) => Mutation;

/** What the identity provider says otherwise, and signs. */
export const told: OfOneThing = (what, code, ...change) => ({
  ...{ what, code },
  told: change,
});

/** What whoever carries it says otherwise. */
export const carried: OfOneThing = (what, code, ...change) => ({
  ...{ what, code },
  carried: change,
});

export interface Keys {
  keys: KeyPair;
  others: KeyPair;
}

export function play(
  { sent, sign, expected, ...changes }: Mutation,
  { keys, others }: Keys,
): Promise<Outcome> {
  const xml = changes.told ? changed(answer(), ...changes.told) : answer();
  const signed = sign ? sign(xml, keys, others) : signBoth(xml, keys);
  const came = changes.carried ? changed(signed, ...changes.carried) : signed;
  return outcomeOf(
    base64(sent ? sent(came) : came),
    asked(keys, expected?.(keys)),
  );
}
