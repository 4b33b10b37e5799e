import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';

const next = 'tre barche vanno al largo';

suite('the security of one’s own account', () => {
  let portal: LocalPortal;
  let cookie: string;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());
  beforeEach(async () => {
    portal.portal.docs.clear();
    portal.sessions.clear();
    await portal.account();
    cookie = await portal.signIn();
    portal.sent.length = 0;
  });

  const change = (given: object = {}, as = cookie) =>
    portal.call(
      localPaths.password,
      { current: goodPassword, next, endOthers: false, ...given },
      as,
    );
  const look = (as: string) => portal.call(localPaths.security, undefined, as);

  test('is told to its owner, without any secret', async () => {
    const { body } = await look(cookie);
    assert.deepEqual(body, {
      username: email,
      email,
      passwordChanged: '2026-11-23T09:00:00.000Z',
      least: 15,
      totp: null,
      passkeys: [],
      recoveryCodesLeft: 0,
      factorRequired: false,
      provedUntil: '2026-11-23T09:10:00.000Z',
    });
  });

  test('lets the password be changed by whoever knows it, and tells the owner', async () => {
    const other = await portal.signIn();
    assert.equal((await change()).status, 200);
    assert.equal(await portal.signIn(), '');
    assert.notEqual(await portal.signIn(email, next), '');
    assert.equal((await look(cookie)).status, 200);
    assert.equal((await look(other)).status, 200);
    assert.equal(portal.sent[0]?.to, email);
    assert.match(portal.sent[0].letter.lines[0] ?? '', /password è stata/);
    assert.match(portal.sent[0].letter.lines[0] ?? '', /23 novembre 2026/);
  });

  test('ends the other sessions with the change when asked to', async () => {
    const other = await portal.signIn();
    assert.equal((await change({ endOthers: true })).status, 200);
    assert.equal((await look(other)).status, 401);
    assert.equal((await look(cookie)).status, 200);
  });

  test('keeps the password without the current one, and slows down who tries', async () => {
    const { status, body, headers } = await change({ current: 'sbagliata' });
    assert.equal(status, 401);
    assert.deepEqual(body, { error: 'credentials' });
    assert.equal(headers.get('portal-signed-out'), null);
    for (let turn = 0; turn < 4; turn += 1)
      await change({ current: 'sbagliata' });
    assert.equal((await change()).status, 429);
    assert.equal(portal.sent.length, 0);
  });

  test('refuses the same password again, and a weak one', async () => {
    const same = await change({ next: goodPassword });
    assert.equal(same.status, 422);
    assert.deepEqual(same.body['faults'], ['same']);
    const weak = await change({ next: 'Elena-Morri-2019' });
    assert.deepEqual(weak.body['faults'], ['name']);
    assert.equal((await change({ next: 'corta' })).status, 422);
    assert.equal((await change({ endOthers: 'yes' })).status, 400);
    assert.equal((await change({ next: 1 })).status, 400);
  });

  test('takes a password however a keyboard encodes its accents', async () => {
    const accents = 'perché la città è già là';
    assert.equal((await change({ next: accents })).status, 200);
    assert.notEqual(await portal.signIn(email, accents.normalize('NFD')), '');
  });

  test('is nobody else’s: without a session 401, with one of another way in 404', async () => {
    const [id = ''] = [...portal.sessions.keys()];
    const session = portal.sessions.get(id);
    assert.ok(session);
    const spid = { ...session.claims, scheme: 'spid' as const };
    portal.sessions.set('spid', { ...session, claims: spid });
    const bodies: Partial<Record<keyof typeof localPaths, object>> = {
      password: { current: goodPassword, next, endOthers: true },
      proofByPassword: { password: goodPassword },
      proofOptions: {},
      proofByPasskey: { ceremony: 'x', response: {} },
      passkeyOptions: {},
      passkeyAdd: { ceremony: 'x', response: {}, name: 'x' },
      passkeyRename: { id: 'x', name: 'x' },
      passkeyRemove: { id: 'x' },
      totpBegin: {},
      totpConfirm: { code: '123456' },
      totpRemove: {},
      recoveryRenew: {},
    };
    for (const [name, body] of Object.entries(bodies)) {
      const path = localPaths[name as keyof typeof localPaths];
      assert.equal((await portal.call(path, body)).status, 401, name);
      const spidCookie = '__Host-sid=spid';
      const { status } = await portal.call(path, body, spidCookie);
      assert.equal(status, 404, name);
    }
    assert.equal((await look('')).status, 401);
    assert.equal((await look('__Host-sid=spid')).status, 404);
  });

  test('wants a recent proof for whatever changes how the account is opened', async () => {
    portal.clock.ms += 600_000;
    const bodies: Partial<Record<keyof typeof localPaths, object>> = {
      passkeyOptions: {},
      passkeyAdd: { ceremony: 'x', response: {}, name: 'x' },
      passkeyRemove: { id: 'x' },
      totpBegin: {},
      totpConfirm: { code: '123456' },
      totpRemove: {},
      recoveryRenew: {},
    };
    for (const [name, body] of Object.entries(bodies)) {
      const path = localPaths[name as keyof typeof localPaths];
      const { status } = await portal.call(path, body, cookie);
      assert.equal(status, 403, name);
    }
  });
});
