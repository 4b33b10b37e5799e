import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import {
  cookieOf,
  household,
  password,
  people,
  post,
  startTestServer,
  type TestServer,
} from '../../tests/support/test-server.ts';

suite('signing in and out', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const login = (username: string, secret = password) =>
    post(server.url, '/auth/login', { username, password: secret });
  const session = (cookie: string) =>
    fetch(`${server.url}/auth/session`, { headers: { cookie } });

  test('gives a cookie that only this host gets back, over https, and no script reads', async () => {
    const response = await login('ada.prova');
    assert.equal(response.status, 200);
    assert.match(
      response.headers.get('set-cookie') ?? '',
      /^__Host-sid=[A-Za-z0-9_-]{67}; Max-Age=2592000; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    const { account, comune } = (await response.json()) as SessionView;
    assert.equal(account.person, people.parent);
    assert.equal(account.family, people.family);
    assert.equal(comune.name, 'Comune di Montelago');
    assert.match(response.headers.get('portal-time') ?? '', /^\d{4}-.*Z$/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  test('knows a name however it is typed', async () => {
    assert.equal((await login(' Ada.PROVA ')).status, 200);
  });

  test('says the same of a wrong password and of an unknown name', async () => {
    const wrong = await login('ada.prova', 'sbagliata');
    const unknown = await login('nessuno', 'sbagliata');
    for (const response of [wrong, unknown]) {
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('portal-signed-out'), null);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.deepEqual(await response.json(), { error: 'credentials' });
    }
  });

  test('gives a new id at every login and lets the former one lapse', async () => {
    const first = cookieOf(await login('ada.prova'));
    const response = await post(
      server.url,
      '/auth/login',
      { username: 'ada.prova', password },
      first,
    );
    const second = cookieOf(response);
    assert.notEqual(second, first);
    assert.equal((await session(first)).status, 401);
    assert.equal((await session(second)).status, 200);
  });

  test('tells who is signed in, and that nobody is', async () => {
    const cookie = await server.signIn('ada.prova');
    const view = (await (await session(cookie)).json()) as SessionView;
    assert.equal(view.account.name, 'Ada Prova');
    for (const bad of [
      '',
      '__Host-sid=',
      '__Host-sid=../portal',
      `__Host-sid=${'A'.repeat(67)}`,
    ]) {
      const response = await session(bad);
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('portal-signed-out'), '1');
      assert.deepEqual(await response.json(), { error: 'signed-out' });
    }
  });

  test('ends a session for good', async () => {
    const cookie = await server.signIn('ada.prova');
    const response = await post(server.url, '/auth/logout', {}, cookie);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('set-cookie') ?? '', /Max-Age=0/);
    assert.equal((await session(cookie)).status, 401);
    assert.equal(
      (await post(server.url, '/auth/logout', {}, cookie)).status,
      200,
    );
  });

  test('says what ways in there are, to anybody', async () => {
    const answer = await fetch(`${server.url}/auth/ways`);
    assert.deepEqual(await answer.json(), {
      comune: {
        name: 'Comune di Montelago',
        site: 'https://comune.montelago.example',
      },
      ways: [{ scheme: 'local', register: false }],
      sandbox: false,
    });
  });

  test('keeps no secret in the database that would open a session', async () => {
    const cookie = await server.signIn('ada.prova');
    const { url, headers } = server.database.admin;
    const all = await fetch(`${url}/portal/_all_docs?include_docs=true`, {
      headers,
    });
    const text = await all.text();
    assert.ok(!text.includes(cookie.slice('__Host-sid='.length)));
    assert.ok(!text.includes(password));
    assert.ok(text.includes('$argon2id$v=19$m=47104,t=1,p=1$'));
  });

  test('lets nobody in whom the household no longer lists', async () => {
    const cookie = await server.signIn('bea.altra');
    const database = familyDatabase(people.otherFamily);
    const { stranger, otherFamily, otherChild } = people;
    await server.write(
      database,
      household(otherFamily, stranger, otherChild, '2025-06-30'),
    );
    const response = await session(cookie);
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('portal-signed-out'), '1');
    assert.equal((await login('bea.altra')).status, 401);
    await server.write(database, household(otherFamily, stranger, otherChild));
    assert.equal(
      (await session(cookie)).status,
      401,
      'the session is over for good',
    );
    assert.equal((await login('bea.altra')).status, 200);
  });

  test('refuses what another site may have sent', async () => {
    const body = { username: 'ada.prova', password };
    const from = (headers: Record<string, string>) =>
      post(server.url, '/auth/login', body, '', headers);
    assert.equal((await from({ 'portal-app': '' })).status, 403);
    assert.equal((await from({ origin: 'https://altro.example' })).status, 403);
    assert.equal((await from({ origin: 'null' })).status, 403);
    assert.equal((await from({ 'sec-fetch-site': 'cross-site' })).status, 403);
    assert.equal((await from({ 'sec-fetch-site': 'same-site' })).status, 403);
    assert.equal((await from({ 'content-type': 'text/plain' })).status, 415);
    assert.equal(
      (await from({ origin: server.url, 'sec-fetch-site': 'same-origin' }))
        .status,
      200,
    );
  });

  test('answers odd bodies with an error, never HTML', async () => {
    const bodies: [string, number][] = [
      ['{"username":', 400],
      ['[]', 400],
      ['{}', 400],
      ['{"username":1,"password":"x"}', 400],
      ['{"username":"a","password":""}', 400],
      ['{"username":"a","password":"b","role":"staff"}', 400],
      [
        `{"username":"a","password":${'['.repeat(1000)}${']'.repeat(1000)}}`,
        400,
      ],
      [JSON.stringify({ username: 'a', password: 'x'.repeat(5000) }), 413],
      [JSON.stringify({ username: 'a'.repeat(255), password: 'x' }), 400],
    ];
    for (const [body, status] of bodies) {
      const response = await post(server.url, '/auth/login', body);
      assert.equal(response.status, status, body.slice(0, 40));
      assert.match(
        response.headers.get('content-type') ?? '',
        /^application\/json/,
      );
      assert.equal(
        typeof ((await response.json()) as { error: unknown }).error,
        'string',
      );
    }
  });

  test('logs neither names nor secrets', async () => {
    await login('ada.prova', 'una-password-sbagliata');
    await server.signIn('ada.prova');
    const logged = server.logged();
    assert.match(logged, /"route":"\/auth\/login"/);
    for (const secret of [
      'ada.prova',
      'Ada',
      'una-password',
      password,
      '__Host-sid',
      people.parent,
      people.family,
      '127.0.0.1',
    ])
      assert.ok(!logged.includes(secret), secret);
  });
});

suite('signing in while CouchDB is away', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  test('signs nobody out', async () => {
    const cookie = await server.signIn('ada.prova');
    const troubles = [
      { do: 'refuse' },
      { do: 'answer', status: 500, type: 'application/json', body: '{}' },
      { do: 'answer', status: 401, type: 'application/json', body: '{}' },
      { do: 'answer', status: 200, type: 'text/html', body: '<p>accedi</p>' },
      { do: 'answer', status: 200, type: 'application/json', body: '{"cut' },
      { do: 'cut', afterBytes: 10 },
    ] as const;
    for (const trouble of troubles) {
      server.proxy.rule(() => trouble);
      const response = await fetch(`${server.url}/auth/session`, {
        headers: { cookie },
      });
      assert.equal(response.status, 503, JSON.stringify(trouble));
      assert.equal(response.headers.get('retry-after'), '5');
      assert.equal(response.headers.get('portal-signed-out'), null);
      assert.deepEqual(await response.json(), {
        error: 'couch-away',
        retryAfter: 5,
      });
    }
    server.proxy.rule(undefined);
    const back = await fetch(`${server.url}/auth/session`, {
      headers: { cookie },
    });
    assert.equal(back.status, 200);
  });
});
