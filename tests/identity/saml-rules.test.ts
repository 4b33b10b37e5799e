import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { refusalCodes } from '../../server/identity/saml/response/refusal-codes.ts';
import { makeIdpKeys } from './saml/asked.ts';
import { play, type Keys } from './saml/mutation.ts';
import { mutationsOfAssertion } from './saml/mutations-of-assertion.ts';
import { mutationsOfHeads } from './saml/mutations-of-heads.ts';
import { mutationsOfResponse } from './saml/mutations-of-response.ts';
import { mutationsOfSignatures } from './saml/mutations-of-signatures.ts';
import { mutationsOfStatements } from './saml/mutations-of-statements.ts';
import { mutationsOfText } from './saml/mutations-of-text.ts';

const groups = {
  'the text of an answer': mutationsOfText,
  'its signatures': mutationsOfSignatures,
  'what its elements say of themselves': mutationsOfHeads,
  'its Response': mutationsOfResponse,
  'its Assertion': mutationsOfAssertion,
  'its statements': mutationsOfStatements,
};

let keys: Keys;
before(async () => {
  keys = { keys: await makeIdpKeys(), others: await makeIdpKeys() };
});

for (const [group, mutations] of Object.entries(groups))
  suite(`a good answer with one change in ${group}`, () => {
    for (const mutation of mutations)
      test(`${mutation.what}: ${mutation.code}`, async () => {
        const { code, ms } = await play(mutation, keys);
        assert.equal(code, mutation.code);
        assert.ok(
          ms < 100 || (await play(mutation, keys)).ms < 100,
          `${ms} ms`,
        );
      });
  });

test('every rule refuses something here', () => {
  const seen = new Set<string>(
    Object.values(groups).flatMap((group) => group.map(({ code }) => code)),
  );
  // Kept by whoever takes the answer, and tested there.
  seen.add('replay');
  const unseen = Object.keys(refusalCodes).filter((code) => !seen.has(code));
  assert.deepEqual(unseen, []);
});
