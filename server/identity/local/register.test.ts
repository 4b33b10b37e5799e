import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';

const names = { givenName: 'Elena', familyName: 'Morri' };

suite('making an account', () => {
  let portal: LocalPortal;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());
  beforeEach(() => {
    portal.portal.docs.clear();
    portal.sent.length = 0;
  });

  const ask = (address = email) =>
    portal.call(localPaths.register, { email: address });
  const verify = (token: string, password = goodPassword) =>
    portal.call(localPaths.verify, { token, ...names, password });

  test('goes by a link to the address, and signs nobody in', async () => {
    assert.deepEqual((await ask()).body, { ok: true });
    const [mail] = portal.sent;
    assert.equal(mail?.to, email);
    assert.match(
      mail.letter.link?.href ?? '',
      /^https:\/\/portale\.example\.it\/registrazione#[A-Za-z0-9_-]{43}$/,
    );
    const made = await verify(portal.token());
    assert.deepEqual(made.body, { username: email });
    assert.equal(made.headers.get('set-cookie'), null);
    const { status, body } = await portal.call(localPaths.login, {
      username: email.toUpperCase(),
      password: goodPassword,
    });
    assert.equal(status, 200);
    assert.deepEqual(body['access'], { by: 'local', level: 1 });
    const account = body['account'] as Record<string, unknown>;
    assert.equal(account['name'], 'Elena Morri');
    assert.ok(!('person' in account), 'no household is tied to it yet');
  });

  test('claims no codice fiscale', async () => {
    await ask();
    await verify(portal.token());
    await portal.signIn();
    const [session] = [...portal.sessions.values()].slice(-1);
    assert.equal(session?.claims.fiscalCode, undefined);
    assert.equal(session?.claims.level, 1);
    assert.equal(session.claims.email, email);
  });

  test('says and does the same for an address that has an account, and writes that it has', async () => {
    await portal.account();
    const other = await ask('nuovo@posta.example');
    const known = await ask();
    assert.equal(known.status, other.status);
    assert.deepEqual(known.body, other.body);
    assert.deepEqual(
      [...known.headers.keys()].sort(),
      [...other.headers.keys()].sort(),
    );
    assert.equal(portal.sent[1]?.letter.subject, 'Hai già un account');
    assert.ok(!portal.sent[1].letter.link?.href.includes('#'));
  });

  test('spends the link once, even when it is sent twice at once', async () => {
    await ask();
    const token = portal.token();
    const both = await Promise.all([verify(token), verify(token)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 410]);
    assert.deepEqual((await verify(token)).body, { error: 'link-over' });
  });

  test('does not spend the link when a scanner of mails opens it', async () => {
    await ask();
    const token = portal.token();
    for (const path of [localPaths.verify, localPaths.link])
      assert.equal((await portal.call(`${path}?token=${token}`)).status, 404);
    const looked = await portal.call(localPaths.link, {
      kind: 'register',
      token,
    });
    assert.equal(looked.body['email'], email);
    assert.equal(looked.body['least'], 15);
    assert.equal((await verify(token)).status, 200);
  });

  test('takes a link for a day, and for what it was sent', async () => {
    await ask();
    const token = portal.token();
    portal.clock.ms += 86_400_000 - 1000;
    const look = (kind: string) =>
      portal.call(localPaths.link, { kind, token });
    assert.equal((await look('register')).status, 200);
    assert.equal((await look('reset')).status, 410);
    const { reset } = localPaths;
    const misused = await portal.call(reset, { token, password: goodPassword });
    assert.equal(misused.status, 410);
    portal.clock.ms += 1000;
    assert.equal((await look('register')).status, 410);
    assert.equal((await verify(token)).status, 410);
  });

  test('keeps the token nowhere but in the mail', async () => {
    await ask();
    const kept = JSON.stringify([...portal.portal.docs]);
    assert.ok(!kept.includes(portal.token()));
  });

  test('gives advice on a weak password, and keeps the link for another', async () => {
    await ask();
    const token = portal.token();
    const cases = [
      ['corta', 'short'],
      ['Elena-Morri-2019', 'name'],
      ['elena.morri@posta', 'email'],
      ['passwordpassword', 'guessable'],
      ['iloveyou12345678', 'common'],
      ['Comune di Montelago', 'comune'],
    ] as const;
    for (const [password, fault] of cases) {
      const { status, body } = await verify(token, password);
      assert.equal(status, 422, password);
      assert.equal(body['error'], 'weak-password');
      assert.ok((body['faults'] as string[]).includes(fault), password);
    }
    assert.equal((await verify(token)).status, 200);
  });

  test('writes to one address five times a day and not more, saying the same', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      portal.clock.ms += 600_000;
      assert.equal((await ask()).status, 200);
    }
    const written = portal.sent.filter(({ to }) => to === email);
    assert.equal(written.length, 5);
    assert.equal(portal.sent.length, 8, 'the work is the same');
    portal.clock.ms += 86_400_000;
    await ask();
    assert.equal(portal.sent.at(-1)?.to, email);
  });

  test('refuses what is no address, and names that carry an address', async () => {
    for (const bad of [
      'elena',
      'a@b',
      'a@b.it\nBcc: c@d.it',
      'a@b.it, c@d.it',
      '<a@b.it>',
      'a b@c.it',
      `${'a'.repeat(65)}@b.it`,
    ])
      assert.equal((await ask(bad)).status, 400, bad);
    await ask();
    const token = portal.token();
    for (const givenName of ['vinci su http://x.it', 'a\nb\u0000', '<b>', ''])
      assert.equal(
        (
          await portal.call(localPaths.verify, {
            ...{ token, givenName, familyName: 'M', password: goodPassword },
          })
        ).status,
        400,
        givenName,
      );
  });
});

suite('making an account where the Comune has not switched it on', () => {
  test('is not there', async () => {
    const portal = await localPortal({ registration: false });
    const { status } = await portal.call(localPaths.register, { email });
    assert.equal(status, 404);
    const body = { token: 'A'.repeat(43), ...names, password: goodPassword };
    const { status: verified } = await portal.call(localPaths.verify, body);
    assert.equal(verified, 404);
    assert.equal(portal.sent.length, 0);
    assert.deepEqual(await portal.way.view(), {
      scheme: 'local',
      register: false,
    });
    await portal.close();
  });
});
