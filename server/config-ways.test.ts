import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { schemes } from '#model/access-protocol.ts';
import { waysIn } from './config-ways.ts';

suite('the ways in that are configured', () => {
  const values = {
    NODE_ENV: 'development',
    PORTAL_DEMO: false,
    SANDBOX: undefined,
    SIGN_IN_WAYS: undefined,
  };

  test('are local accounts alone where nothing is said', () => {
    assert.deepEqual(waysIn(values), {
      SANDBOX: false,
      SIGN_IN_WAYS: ['local'],
    });
  });

  test('are all of them in the demo, with invented identity providers', () => {
    const demo = { ...values, PORTAL_DEMO: true };
    assert.deepEqual(waysIn(demo), { SANDBOX: true, SIGN_IN_WAYS: schemes });
    assert.equal(waysIn({ ...demo, SANDBOX: false }).SANDBOX, false);
  });

  test('hold no invented persons in production', () => {
    const production = { ...values, NODE_ENV: 'production' };
    for (const name of ['SANDBOX', 'PORTAL_DEMO'])
      assert.throws(
        () => waysIn({ ...production, [name]: true }),
        new RegExp(`^ConfigError: ${name} must not be set in production`),
      );
    assert.equal(waysIn(production).SANDBOX, false);
  });
});
