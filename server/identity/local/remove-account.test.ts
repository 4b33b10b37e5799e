import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';
import { loginsIn } from '../binding/logins.ts';

suite('an account that is taken away', () => {
  let portal: LocalPortal;
  let cookie: string;
  let subject: string;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());
  beforeEach(async () => {
    portal.portal.docs.clear();
    portal.sessions.clear();
    ({ id: subject } = await portal.account());
    cookie = await portal.signIn();
    portal.sent.length = 0;
  });
  const remove = (as = cookie) => portal.call(localPaths.accountRemove, {}, as);

  test('leaves nothing that opens it, ends every session and tells its owner', async () => {
    const other = await portal.signIn();
    const claims = { scheme: 'local', issuer: 'local', subject } as const;
    const logins = loginsIn(portal.portal, portal.deps.now);
    const at = portal.deps.now().toISOString();
    const to = { person: 'p', family: 'f' };
    await logins.tie({ ...claims, level: 1, at }, to, 'onboarding');
    assert.equal((await remove()).status, 200);
    for (const one of [cookie, other])
      assert.equal(
        (await portal.call(localPaths.security, undefined, one)).status,
        401,
      );
    assert.equal(await portal.signIn(), '');
    assert.equal(await logins.tied(claims), undefined);
    const left = [...portal.portal.docs.keys()].filter((id) =>
      /^(?:local|localId|passkey|identity):/.test(id),
    );
    assert.deepEqual(left, []);
    assert.equal(portal.sent[0]?.to, email);
    assert.match(portal.sent[0].letter.lines.join(' '), /resta nei suoi arch/);
  });

  test('has its other devices wiped, and leaves that to the one in hand', async () => {
    const other = await portal.signIn();
    portal.wiped.length = 0;
    await remove();
    assert.deepEqual(portal.wiped, [other.split('=')[1]]);
    assert.equal(portal.sessions.size, 0);
  });

  test('can be made anew with the same address', async () => {
    await remove();
    await portal.account();
    assert.notEqual(await portal.signIn(), '');
  });

  test('is taken away only by its owner, who has just shown who they are', async () => {
    assert.equal((await remove('')).status, 401);
    portal.clock.ms += 11 * 60_000;
    assert.equal((await remove()).body['error'], 'proof-needed');
    assert.notEqual(await portal.signIn(), '');
    const { proofByPassword } = localPaths;
    await portal.call(proofByPassword, { password: goodPassword }, cookie);
    assert.equal((await remove()).status, 200);
  });

  test('is never one of the staff’s, whose accounts are the office’s', async () => {
    await portal.account('ufficio', { staff: true });
    const office = await portal.signIn('ufficio');
    assert.equal((await remove(office)).status, 404);
    assert.notEqual(await portal.signIn('ufficio'), '');
  });
});
