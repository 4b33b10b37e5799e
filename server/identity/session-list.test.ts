import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { EndSessionsBody } from '#model/access-protocol.ts';
import {
  post,
  startTestServer,
  type TestServer,
} from '../../tests/support/test-server.ts';

suite('one’s own sessions', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const session = (cookie: string) =>
    fetch(`${server.url}/auth/session`, { headers: { cookie } });

  test('lists and ends one’s own other sessions, and nobody else’s', async () => {
    const mine = await server.signIn('ada.prova');
    const other = await server.signIn('ada.prova');
    const theirs = await server.signIn('bea.altra');
    const list = async (cookie: string) => {
      const response = await fetch(`${server.url}/auth/sessions`, {
        headers: { cookie },
      });
      return (
        (await response.json()) as {
          sessions: { id: string; current: boolean }[];
        }
      ).sessions;
    };
    const own = await list(other);
    const id = own.find(({ current }) => current)?.id;
    const end = (cookie: string) =>
      post(server.url, '/auth/sessions/end', { id }, cookie);
    assert.equal((await end(theirs)).status, 404);
    assert.equal((await end('')).status, 401);
    assert.equal((await session(other)).status, 200);
    assert.equal((await end(mine)).status, 200);
    assert.equal((await session(other)).status, 401);
    assert.equal((await session(mine)).status, 200);
    assert.ok(
      !JSON.stringify(own).includes(other.slice(11)),
      'no secret in the list',
    );
  });

  test('lists sessions by device, and ends all others at once', async () => {
    const [mine, other, third] = [
      await server.signIn('ada.prova'),
      await server.signIn('ada.prova'),
      await server.signIn('ada.prova'),
    ];
    const end = (body: object) =>
      post(server.url, '/auth/sessions/end', body, mine);
    for (const wrong of [
      {},
      { id: 'x', others: true },
      { others: false },
      { others: true, wipe: 'yes' },
    ])
      assert.equal((await end(wrong)).status, 400, JSON.stringify(wrong));
    assert.equal((await end({ others: true })).status, 200);
    const statuses = [mine, other, third].map(
      async (cookie) => (await session(cookie)).status,
    );
    assert.deepEqual(await Promise.all(statuses), [200, 401, 401]);
    const answer = await fetch(`${server.url}/auth/sessions`, {
      headers: { cookie: mine },
    });
    const { sessions } = (await answer.json()) as {
      sessions: Record<string, unknown>[];
    };
    assert.equal(sessions.length, 1);
    assert.deepEqual(Object.keys(sessions[0] ?? {}).sort(), [
      ...['by', 'created', 'current', 'device', 'id', 'lastSeen', 'level'],
      'until',
    ]);
  });

  test('tells a lost device to forget everything, at whatever it asks, and only with a 401', async () => {
    const lost = await server.signIn('ada.prova');
    const mine = await server.signIn('ada.prova');
    const own = await fetch(`${server.url}/auth/sessions`, {
      headers: { cookie: lost },
    });
    const { sessions } = (await own.json()) as {
      sessions: { id: string; current: boolean }[];
    };
    const id = sessions.find(({ current }) => current)?.id;
    assert.ok(id !== undefined);
    const wish: EndSessionsBody = { id, wipe: true };
    await post(server.url, '/auth/sessions/end', wish, mine);
    for (const path of ['/auth/session', '/sync/family/_changes'])
      for (let turn = 0; turn < 2; turn += 1) {
        const answer = await fetch(server.url + path, {
          headers: { cookie: lost },
        });
        assert.equal(answer.status, 401);
        assert.equal(answer.headers.get('portal-signed-out'), '1');
        assert.equal(answer.headers.get('portal-wipe'), '1');
      }
    assert.equal((await session(mine)).headers.get('portal-wipe'), null);
    assert.equal((await session('')).headers.get('portal-wipe'), null);
    const late = await post(server.url, '/auth/logout', {}, lost);
    assert.equal(late.status, 200);
  });

  test('ends by a late sign-out the session it carries, and no newer one', async () => {
    const old = await server.signIn('ada.prova');
    const newer = await server.signIn('ada.prova');
    await post(server.url, '/auth/logout', {}, old);
    assert.equal((await session(newer)).status, 200);
    assert.equal((await post(server.url, '/auth/logout', {}, old)).status, 200);
    assert.equal((await session(newer)).status, 200);
  });
});
