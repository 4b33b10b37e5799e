import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';

const nextPassword = 'tre barche vanno al largo';

suite('a forgotten password', () => {
  let portal: LocalPortal;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());
  beforeEach(async () => {
    portal.portal.docs.clear();
    portal.sessions.clear();
    await portal.account();
    portal.sent.length = 0;
  });

  const forgot = (address = email) =>
    portal.call(localPaths.forgot, { email: address });
  const reset = (token: string, password = nextPassword) =>
    portal.call(localPaths.reset, { token, password });

  test('is replaced by a link; every session ends, nobody is signed in, and the owner is told', async () => {
    const cookie = await portal.signIn();
    await forgot();
    assert.match(
      portal.sent[0]?.letter.link?.href ?? '',
      /^https:\/\/portale\.example\.it\/nuova-password#/,
    );
    const { status, body, headers } = await reset(portal.token());
    assert.equal(status, 200);
    assert.deepEqual(body, { username: email });
    assert.equal(headers.get('set-cookie'), null);
    const after = await portal.call(localPaths.security, undefined, cookie);
    assert.equal(after.status, 401);
    assert.equal(await portal.signIn(), '');
    assert.notEqual(await portal.signIn(email, nextPassword), '');
    assert.equal(portal.sent[1]?.to, email);
    assert.match(portal.sent[1].letter.lines[0] ?? '', /cambiata con il link/);
  });

  test('says and does the same for an address nobody has', async () => {
    const known = await forgot();
    const writes = portal.portal.docs.size;
    const unknown = await forgot('nessuno@posta.example');
    assert.equal(known.status, 200);
    assert.equal(unknown.status, 200);
    assert.deepEqual(known.body, unknown.body);
    assert.deepEqual(
      [...known.headers.keys()].sort(),
      [...unknown.headers.keys()].sort(),
    );
    assert.equal(portal.sent[1]?.to, undefined);
    // The link, the allowance, two tallies of the name: the place is counted already.
    assert.equal(portal.portal.docs.size - writes, 4);
  });

  test('is not replaced by the link of an address nobody has', async () => {
    await forgot('nessuno@posta.example');
    assert.equal((await reset(portal.token())).status, 410);
  });

  test('takes a link once and for half an hour', async () => {
    await forgot();
    const token = portal.token();
    const both = await Promise.all([reset(token), reset(token, goodPassword)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 410]);
    assert.equal((await reset(token)).status, 410);
    await forgot();
    portal.clock.ms += 1_800_000;
    assert.equal((await reset(portal.token())).status, 410);
  });

  test('makes every other link void', async () => {
    await forgot();
    const first = portal.token();
    portal.clock.ms += 60_000;
    await forgot();
    assert.equal((await reset(portal.token())).status, 200);
    assert.equal((await reset(first, 'quattro barche vanno')).status, 410);
  });

  test('loses no link to a scanner of mails', async () => {
    await forgot();
    const token = portal.token();
    assert.equal(
      (await portal.call(`${localPaths.reset}?token=${token}`)).status,
      404,
    );
    assert.equal((await fetch(`${portal.url}/nuova-password`)).status, 404);
    const kind = 'reset';
    const { body } = await portal.call(localPaths.link, { kind, token });
    assert.equal(body['email'], email);
    assert.equal((await reset(token)).status, 200);
  });

  test('is not replaced by a weak one, and the link stays good', async () => {
    await forgot();
    const token = portal.token();
    assert.equal((await reset(token, 'passwordpassword')).status, 422);
    assert.equal((await reset(token)).status, 200);
  });

  test('is asked for from a form of this portal only', async () => {
    for (const headers of [
      { 'portal-app': '' },
      { 'portal-app': '1', origin: 'https://altro.example' },
      { 'portal-app': '1', 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await fetch(portal.url + localPaths.forgot, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers } as Record<
          string,
          string
        >,
        body: JSON.stringify({ email }),
      });
      assert.equal(response.status, 403);
    }
    assert.equal(portal.sent.length, 0);
  });

  test('writes links that lead where the configuration says, whatever host was named', async () => {
    await fetch(portal.url + localPaths.forgot, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'portal-app': '1',
        'x-forwarded-host': 'altro.example',
        forwarded: 'host=altro.example',
      },
      body: JSON.stringify({ email }),
    });
    const { href = '' } = portal.sent[0]?.letter.link ?? {};
    assert.ok(href.startsWith('https://portale.example.it/'));
  });

  test('does not take the tokens of others by guessing', async () => {
    for (const token of ['', 'x', 'A'.repeat(43), '../portal', 'A'.repeat(300)])
      assert.ok([400, 410].includes((await reset(token)).status));
  });
});
