import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import type { Attempts } from '../../server/identity/attempts.ts';
import type { LocalDeps } from '../../server/identity/local/deps.ts';
import { passwordsWith } from '../../server/identity/passwords.ts';
import { ratioOf } from '../support/interleaved.ts';
import { email, localPortal } from '../support/local-portal.ts';

/** Nobody is slowed down here: what is measured is one attempt. */
const free: Attempts = {
  begin: () => Promise.resolve(),
  succeeded: () => Promise.resolve(),
};
const turns = 31;
const stranger = 'nessuno@posta.example';

async function ratioAt(
  path: string,
  bodyOf: (address: string) => object,
  given: Partial<LocalDeps> = {},
): Promise<number> {
  const portal = await localPortal({ attempts: free, ...given });
  await portal.account();
  const ask = (address: string) => () => {
    // Tomorrow, when an address may be written to again.
    portal.clock.ms += 86_400_000;
    return portal.call(path, bodyOf(address));
  };
  const ratio = await ratioOf(ask(stranger), ask(email), turns);
  await portal.close();
  return ratio;
}

const login = (username: string) => ({ username, password: 'sbagliata' });
const address = (one: string) => ({ email: one });

suite('the time an answer takes', () => {
  test('does not tell whether a name is known: a password is tried in any case', async () => {
    const ratio = await ratioAt(localPaths.login, login);
    assert.ok(ratio > 0.67 && ratio < 1.5, `${ratio}`);
  });

  test('would tell without the password that nobody has', async () => {
    const real = passwordsWith('un segreto di prova lungo abbastanza');
    const ratio = await ratioAt(localPaths.login, login, {
      passwords: {
        ...real,
        verify: async (hashed, password) =>
          hashed !== undefined && (await real.verify(hashed, password)),
      },
    });
    assert.ok(ratio < 0.5, `the measure is blind: ${ratio}`);
  });

  for (const path of [localPaths.forgot, localPaths.register])
    test(`does not tell at ${path} whether an address is known`, async () => {
      const ratio = await ratioAt(path, address);
      assert.ok(ratio > 0.67 && ratio < 1.5, `${ratio}`);
    });

  test('would tell if a forgotten password waited for the mail server', async () => {
    const ratio = await ratioAt(localPaths.forgot, address, {
      mail: {
        send: (to) =>
          new Promise((resolve) => {
            setTimeout(resolve, to === undefined ? 0 : 20);
          }),
      },
    });
    assert.ok(ratio < 0.5, `the measure is blind: ${ratio}`);
  });
});
