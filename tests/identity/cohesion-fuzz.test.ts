import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { callbackOf } from '../../server/identity/cohesion/callback.ts';
import { claimsOf } from '../../server/identity/cohesion/claims-of.ts';
import { CohesionRefusal } from '../../server/identity/cohesion/refusal.ts';
import { tokenOf } from '../../server/identity/cohesion/token.ts';
import { answer } from '../../server/sandbox/cohesion/answer.ts';
import type { Session } from '../../server/sandbox/cohesion/session.ts';
import { token } from '../../server/sandbox/cohesion/token.ts';
import { ada, foreigner } from '../support/cohesion-rig.ts';
import { seedOfRun } from './fuzz/random.ts';
import { cpuMs, nearlyGood } from './fuzz/run.ts';

const inputs = Number(process.env['FUZZ_INPUTS'] ?? 100_000) / 2;
const most = 100;
const seed = seedOfRun();
// Most inputs end in an error, whose stack nobody reads.
Error.stackTraceLimit = 0;
const now = new Date();
const sso = 'A5D64899EBCEE1FA6B3E8FB3D3D358D7';
const session: Session = {
  person: ada,
  way: 'cie-3',
  fault: 'none',
  asked: {
    siteId: 'PROVA&CO',
    validate: 'https://portale.example/auth/cohesion/callback?s=_1&x=2',
    failed: 'https://portale.example/',
    styleSheet: 'AuthRestriction=2,1;https://portale.example/;UType=c',
    signedOut: 'https://portale.example/',
  },
  aspnet: 'ufrq00x4f0cq2yog2ozv4lxx;sandbox;',
  at: now,
};

suite(
  `${inputs} messages of Cohesion’s that are nearly good (seed ${seed})`,
  () => {
    test('tokens: none crashes, takes long, or names anybody else', () => {
      const abroad: Session = { ...session, person: foreigner, way: 'eidas' };
      const corpus = [token(session, now), token(abroad, now)];
      const persons = [ada.fiscalCode, foreigner.foreignId];
      const accepted = run(corpus, (input) => {
        const read = tokenOf(input.toString());
        // The browser may say what it likes: here, whatever the token says.
        const { subject, level } = claimsOf(read, {
          ...{ issuer: 'c', user: read.login, oldest: 300_000, now },
        });
        assert.ok(persons.includes(subject), subject);
        assert.ok(level >= 2);
      });
      assert.ok(accepted > 0);
    });

    test('answers: none crashes, takes long, or brings more than two plain ids', () => {
      const good = Buffer.from(answer(session, sso), 'base64').toString();
      const accepted = run([good], (input) => {
        const { outcome, session: brought } = callbackOf(
          input.toString('base64'),
        );
        if (outcome === 'OK') assert.match(brought.sso, /^[0-9A-Za-z]+$/);
        if (outcome === 'OK') assert.match(brought.aspnet, /^[!-~]+$/);
      });
      assert.ok(accepted > 0);
    });
  },
);

/** How many were accepted; each by what `read` asserts of it. */
function run(corpus: readonly string[], read: (input: Buffer) => void): number {
  let accepted = 0;
  const judge = (input: Buffer) => {
    try {
      read(input);
      return 1;
    } catch (error) {
      if (error instanceof CohesionRefusal) return 0;
      const text = input.toString('base64');
      throw new Error(`seed ${seed}: ${text}`, { cause: error });
    }
  };
  for (const input of nearlyGood(corpus, inputs, seed)) {
    const before = performance.now();
    accepted += judge(input);
    if (performance.now() - before < most) continue;
    // Again, by CPU time: the machine may have been busy.
    const start = cpuMs();
    judge(input);
    assert.ok(cpuMs() - start < most, `seed ${seed}: too slow`);
  }
  return accepted;
}
