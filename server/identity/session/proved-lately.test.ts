import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { SessionInfo } from '#model/access-protocol.ts';
import {
  accessTown,
  ada,
  type AccessTown,
} from '../../../tests/support/access-town.ts';
import type { CookieJar } from '../../../tests/support/cookie-jar.ts';

const hour = 3_600_000;

suite('ending one’s other sessions', () => {
  let town: AccessTown;
  before(async () => {
    town = await accessTown();
  });
  after(() => town.close());
  const end = async (jar: CookieJar, body: object) => {
    const answer = await town.post(jar, '/auth/sessions/end', body);
    return answer.status === 200
      ? 200
      : ((await answer.json()) as { error: string }).error;
  };
  const idsOf = async (jar: CookieJar) => {
    const answer = await jar.fetch(`${town.url}/auth/sessions`);
    const { sessions } = (await answer.json()) as { sessions: SessionInfo[] };
    return {
      own: sessions.find(({ current }) => current)?.id ?? '',
      other: sessions.find(({ current }) => !current)?.id ?? '',
    };
  };

  test('wants a proof of level 2 of the last 12 hours from who came by the State', async () => {
    const state = () => town.arrive({ fiscalCode: ada });
    await state();
    const { jar } = await state();
    town.clock.at += 13 * hour;
    const { own, other } = await idsOf(jar);
    assert.equal(await end(jar, { id: other }), 'strong-needed');
    assert.equal(await end(jar, { others: true }), 'strong-needed');
    const fresh = await state();
    assert.equal(await end(fresh.jar, { id: other }), 200);
    assert.equal(await end(jar, { id: own }), 200);
    assert.equal(await town.sessionOf(jar), 401);
  });

  test('wants the password of the last 10 minutes from who came by one', async () => {
    const local = () =>
      town.arrive(
        { scheme: 'local', issuer: 'local', subject: 'mia', level: 1 },
        { local: true },
      );
    const first = await local();
    const { jar } = await local();
    town.clock.at += 11 * 60_000;
    const { own, other } = await idsOf(jar);
    assert.equal(await end(jar, { others: true }), 'proof-needed');
    assert.notEqual(await town.sessionOf(first.jar), 401);
    const until = new Date(town.clock.at + 60_000).toISOString();
    await town.portal.put({ _id: `proof:${own}`, type: 'proof', until } as {
      _id: string;
    });
    assert.equal(await end(jar, { id: other }), 200);
    assert.equal(await town.sessionOf(first.jar), 401);
  });
});
