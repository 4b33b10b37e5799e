import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { SamlRefusal } from '../../server/identity/saml/response/saml-refusal.ts';
import { verifyResponse } from '../../server/identity/saml/response/verify-response.ts';
import { seedOfRun } from './fuzz/random.ts';
import { cpuMs, nearlyGood } from './fuzz/run.ts';
import { answer, errorAnswer } from './saml/answer.ts';
import { asked, makeIdpKeys } from './saml/asked.ts';
import { base64 } from './saml/outcome.ts';
import { signAssertion, signBoth } from './saml/sign.ts';
import { treeOf, textOfTree } from './fuzz/tree.ts';

const inputs = Number(process.env['FUZZ_INPUTS'] ?? 100_000);
const most = 100;
const seed = seedOfRun();

/** Codes of what is looked at after a signature has been verified, or has not. */
const afterSignature =
  /^(?:accepted|signature|status.*|assertion-.*|subject|name-.*|confirmation.*|recipient|conditions|not-.*|expired|audience|authn-.*|level|attribute.*|fiscal-number|date-of-birth)$/;

suite(`${inputs} answers that are nearly good (seed ${seed})`, () => {
  let corpus: string[];
  let question: ReturnType<typeof asked>;
  let good: unknown;

  before(async () => {
    const keys = await makeIdpKeys();
    question = asked(keys);
    const withoutKey = (xml: string) =>
      xml.replace(/<ds:KeyInfo>.*?<\/ds:KeyInfo>/, '');
    const one = signAssertion(answer(), keys);
    const both = signBoth(answer(), keys);
    // Mostly the smallest, so that more is tried in the time.
    corpus = [
      ...Array.from({ length: 6 }, () => withoutKey(one)),
      ...[one, both, errorAnswer('ErrorCode nr25')],
    ];
    good = await read(one);
  });

  test('a tree is written as it was read', () => {
    for (const text of corpus) assert.equal(textOfTree(treeOf(text)), text);
  });

  test(`none crashes, none takes over ${most} ms, none says what was not signed`, async () => {
    const codes = new Map<string, number>();
    const start = cpuMs();
    let slowest = 0;
    for (const input of nearlyGood(corpus, inputs, seed)) {
      const before = performance.now();
      const code = await codeOf(input);
      const took = performance.now() - before;
      if (took > slowest) slowest = Math.max(slowest, await cpuOf(input, took));
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    const of = (pattern: RegExp) =>
      [...codes].reduce(
        (sum, [code, n]) => sum + (pattern.test(code) ? n : 0),
        0,
      );
    console.log(
      `seed ${seed}: ${inputs} inputs in ${Math.round((cpuMs() - start) / 1000)} s of CPU, slowest ${slowest.toFixed(1)} ms; ` +
        `${of(afterSignature)} reached a signature, ${of(/^accepted$/)} said what was signed; ${codes.size} codes`,
    );
    if (process.env['FUZZ_CODES']) console.log(codes);
    assert.ok(slowest < most, `${slowest} ms`);
    assert.ok(of(/^accepted$/) > 0 && of(/^signature$/) > 0);
  });

  async function read(text: string | Buffer) {
    const { claims, assertionId, nameId, verifiedXml } = await verifyResponse({
      samlResponse: base64(text),
      ...question,
    });
    return { claims, assertionId, nameId, verifiedXml };
  }

  async function codeOf(input: Buffer): Promise<string> {
    try {
      assert.deepEqual(await read(input), good);
      return 'accepted';
    } catch (error) {
      if (error instanceof SamlRefusal) return error.code;
      throw new Error(`seed ${seed}: ${base64(input)}`, { cause: error });
    }
  }

  /** A slow one again, by CPU time: the machine may have been busy, or collecting garbage. */
  async function cpuOf(input: Buffer, took: number): Promise<number> {
    let least = took;
    for (let left = 3; left > 0 && least > most / 4; left -= 1) {
      const start = cpuMs();
      await codeOf(input);
      least = Math.min(least, cpuMs() - start);
    }
    return least;
  }
});
