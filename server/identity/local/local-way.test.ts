import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { localPaths, linkPages } from '#model/local-protocol.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import {
  cookieOf,
  password,
  post,
  startTestServer,
  type TestServer,
} from '../../../tests/support/test-server.ts';
import { until } from '../../../tests/support/until.ts';
import type { RunningServer } from '../../server.ts';

const email = 'nuova@posta.example';
const chosen = 'gelato verde sotto il tavolo';

suite('local accounts on the whole server', () => {
  let server: TestServer;
  let second: RunningServer;
  before(async () => {
    server = await startTestServer({ LOCAL_REGISTRATION: '1' });
    second = await server.second();
  });
  after(async () => {
    await second.stop(0);
    await server.close();
  });

  /** The newest link to a page, out of the outbox. */
  const linkTo = (page: string) =>
    until(`a mail with a link to ${page}`, async () => {
      const text = await (await fetch(`${server.url}/dev/mail`)).text();
      return new RegExp(`${page}#([\\w-]{43})"`).exec(text)?.[1];
    });
  const session = (cookie: string) =>
    fetch(`${server.url}/auth/session`, { headers: { cookie } });

  test('are made by way of one process and another, and belong to no household yet', async () => {
    const asked = await post(server.url, localPaths.register, { email });
    assert.deepEqual(await asked.json(), { ok: true });
    const body = {
      token: await linkTo(linkPages.register),
      givenName: 'Nuova',
      familyName: 'Persona',
      password: chosen,
    };
    const made = await post(second.url, localPaths.verify, body);
    assert.equal(made.status, 200);
    assert.equal((await post(server.url, localPaths.verify, body)).status, 410);
    const login = { username: email, password: chosen };
    const cookie = cookieOf(await post(server.url, '/auth/login', login));
    const view = (await (await session(cookie)).json()) as SessionView;
    assert.equal(view.account.name, 'Nuova Persona');
    assert.equal(view.account.person, undefined);
    assert.equal(view.access?.level, 1);
    const changes = await fetch(`${server.url}/sync/family/_changes`, {
      headers: { cookie },
    });
    assert.ok(changes.status >= 400, String(changes.status));
  });

  test('end every session with a new password, in every process', async () => {
    const login = { username: email, password: chosen };
    const here = cookieOf(await post(server.url, '/auth/login', login));
    const there = cookieOf(await post(second.url, '/auth/login', login));
    await post(server.url, localPaths.forgot, { email });
    const token = await linkTo(linkPages.reset);
    const next = 'tre barche vanno al largo';
    const reset = { token, password: next };
    const done = await post(second.url, localPaths.reset, reset);
    assert.equal(done.status, 200);
    for (const cookie of [here, there])
      assert.equal((await session(cookie)).status, 401);
    const again = { username: email, password: next };
    const { status } = await post(server.url, '/auth/login', again);
    assert.equal(status, 200);
  });

  test('let their owner alone see how they are opened', async () => {
    const mine = await server.signIn('ada.prova');
    const own = await fetch(server.url + localPaths.security, {
      headers: { cookie: mine },
    });
    const view = (await own.json()) as Record<string, unknown>;
    assert.equal(view['username'], 'ada.prova');
    assert.equal(own.headers.get('cache-control'), 'no-store');
    const nobody = await fetch(server.url + localPaths.security);
    assert.equal(nobody.status, 401);
  });

  test('take no name of the household for a password', async () => {
    const cookie = await server.signIn('ada.prova');
    const body = {
      current: password,
      next: 'Ada.Prova.Ada.Prova!',
      endOthers: false,
    };
    const refused = await post(server.url, localPaths.password, body, cookie);
    assert.equal(refused.status, 422);
    const { faults } = (await refused.json()) as { faults: string[] };
    assert.ok(faults.includes('name'));
  });

  test('are told of nowhere in the log', () => {
    const logged = server.logged();
    for (const secret of ['nuova', 'Nuova', 'posta.example', chosen])
      assert.ok(!logged.includes(secret), secret);
  });
});

suite(
  'local accounts where the Comune has not switched registration on',
  () => {
    test('are made by nobody', async () => {
      const server = await startTestServer();
      const { status } = await post(server.url, localPaths.register, { email });
      assert.equal(status, 404);
      const ways = await fetch(`${server.url}/auth/ways`);
      const { ways: list } = (await ways.json()) as { ways: object[] };
      assert.deepEqual(list, [{ scheme: 'local', register: false }]);
      await server.close();
    });
  },
);
