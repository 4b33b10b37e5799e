import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { measureStrength } from './password-strength.ts';

/** ms of the processor, whatever else the machine is doing. */
async function costOf(password: string, words: string[] = []) {
  const before = process.cpuUsage();
  await measureStrength(password, words);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

suite('measuring a password', () => {
  before(() => measureStrength('gelato verde sotto il tavolo', []));

  test('holds nobody up, however long the password and whatever it is made of', async () => {
    const household = Array.from({ length: 60 }, (_, n) => `parola${n}`);
    const worst = [
      'a',
      'ab1!',
      '4@31!057$',
      'p4ssw0rd!',
      '20112026',
      '1!|il7+t@4a3e€5s$',
      'qwertyuiop',
    ].map((part) => part.repeat(1000).slice(0, 1000));
    for (const password of worst) {
      const ms = await costOf(password, household);
      assert.ok(ms < 250, `${password.slice(0, 20)}: ${ms} ms`);
    }
  });

  test('judges a long one by its beginning', async () => {
    const beginning = 'gelato verde sotto il tavolo della cucina di casa';
    const whole = await measureStrength(beginning + ' e poi'.repeat(99), []);
    const { guesses } = await measureStrength(beginning, []);
    assert.equal(whole.guesses, guesses);
  });
});
