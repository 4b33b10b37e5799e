import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../support/local-portal.ts';

suite('attacks on accounts of our own', () => {
  let portal: LocalPortal;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());
  beforeEach(() => {
    portal.portal.docs.clear();
    portal.sessions.clear();
  });

  const login = (username: string, password: string) =>
    portal.call(localPaths.login, { username, password });

  test('password spraying from one place is slowed down before it has tried a school', async () => {
    let tried = 0;
    for (let turn = 0; turn < 120; turn += 1) {
      const { status } = await login(`genitore-${turn}`, 'montelago-demo');
      if (status !== 429) tried += 1;
    }
    assert.ok(tried <= 60, String(tried));
  });

  test('spraying from many places is slowed down at each name, and shuts nobody out', async () => {
    await portal.account();
    let tried = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      const response = await fetch(portal.url + localPaths.login, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'portal-app': '1' },
        body: JSON.stringify({ username: email, password: `prova-${turn}` }),
      });
      if (response.status !== 429) tried += 1;
    }
    assert.ok(tried <= 20, String(tried));
    portal.clock.ms += 900_000;
    assert.equal((await login(email, goodPassword)).status, 200);
  });

  test('no answer tells an account from none', async () => {
    await portal.account();
    const calls: [string, (address: string) => object][] = [
      [localPaths.login, (username) => ({ username, password: 'sbagliata' })],
      [localPaths.forgot, (address) => ({ email: address })],
      [localPaths.register, (address) => ({ email: address })],
    ];
    for (const [path, bodyOf] of calls) {
      const known = await portal.call(path, bodyOf(email));
      const none = await portal.call(path, bodyOf('nessuno@posta.example'));
      assert.equal(known.status, none.status, path);
      assert.deepEqual(known.body, none.body, path);
      const shown = (headers: Headers) =>
        [...headers].filter(([name]) => name !== 'date');
      assert.deepEqual(shown(known.headers), shown(none.headers), path);
    }
  });

  test('delays come to a name nobody has as to any other', async () => {
    await portal.account();
    const waits: Record<string, number[]> = {};
    for (const name of [email, 'nessuno@posta.example']) {
      waits[name] = [];
      for (let turn = 0; turn < 9; turn += 1) {
        const { status } = await login(name, 'sbagliata');
        waits[name].push(status);
      }
    }
    const [known, none] = Object.values(waits);
    assert.deepEqual(known, none);
    assert.ok(known?.includes(429));
  });

  test('a session that was planted before signing in is worth nothing after', async () => {
    await portal.account();
    const planted = '__Host-sid=planted';
    const { cookie } = await portal.call(
      localPaths.login,
      { username: email, password: goodPassword },
      planted,
    );
    assert.notEqual(cookie, planted);
    const { security } = localPaths;
    assert.equal((await portal.call(security, undefined, planted)).status, 401);
  });

  test('another site signs nobody in, neither by a form nor by a script', async () => {
    await portal.account();
    const body = JSON.stringify({ username: email, password: goodPassword });
    const json = { 'content-type': 'application/json' };
    const tries: Record<string, string>[] = [
      json,
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { ...json, 'portal-app': '1', origin: 'https://altro.example' },
      { ...json, 'portal-app': '1', origin: 'null' },
      { ...json, 'portal-app': '1', 'sec-fetch-site': 'cross-site' },
    ];
    const paths = Object.values(localPaths).filter(
      (path) => path !== localPaths.security,
    );
    for (const headers of tries)
      for (const path of paths) {
        const response = await fetch(portal.url + path, {
          ...{ method: 'POST', headers, body },
        });
        assert.equal(response.status, 403, path);
        assert.equal(response.headers.get('set-cookie'), null);
      }
  });

  test('someone else’s address makes no account whose password the asker knows', async () => {
    const { status } = await portal.call(localPaths.register, {
      ...{ email, password: goodPassword },
    });
    assert.equal(status, 400, 'a password is chosen only after the link');
  });

  test('odd bodies are refused, and never with a 5xx', async () => {
    const odd: unknown[] = [
      ...[null, [], 'x', 1, { odd: 1 }, { email: {} }, { email: ['a@b.it'] }],
      { email: `${'a'.repeat(300)}@b.it` },
      { token: {}, password: goodPassword },
      { token: '__proto__', password: goodPassword },
      { username: 'x', password: 'x', role: 'staff' },
      { ceremony: 'x'.repeat(2000), response: null },
      { ceremony: {}, response: { id: {} } },
      { kind: 'constructor', token: 'A'.repeat(43) },
    ];
    for (const path of Object.values(localPaths))
      for (const body of odd) {
        if (path === localPaths.security) continue;
        const { status } = await portal.call(path, body);
        assert.ok(
          status >= 400 && status < 500,
          `${path} ${JSON.stringify(body)}: ${status}`,
        );
      }
  });
});
