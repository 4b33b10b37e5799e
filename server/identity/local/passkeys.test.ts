import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths, type SecondStepView } from '#model/local-protocol.ts';
import {
  authenticator,
  type Authenticator,
} from '../../../tests/support/authenticator.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';

const { passkeySignInOptions, passkeySignIn } = localPaths;
interface Ceremony {
  ceremony: string;
  options: object;
}

suite('passkeys', () => {
  let portal: LocalPortal;
  let phone: Authenticator;
  let cookie: string;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());

  const ask = async (path: string, body = {}, as = '') =>
    (await portal.call(path, body, as)).body as unknown as Ceremony;
  const add = async (device: Authenticator, as = cookie, name = 'Telefono') => {
    const asked = await ask(localPaths.passkeyOptions, {}, as);
    const { ceremony } = asked;
    const response = device.create(asked.options);
    const body = { ceremony, response, name };
    return portal.call(localPaths.passkeyAdd, body, as);
  };
  const signIn = async (device = phone, given = {}) => {
    const { ceremony, options } = await ask(passkeySignInOptions, given);
    const response = device.get(options);
    return portal.call(passkeySignIn, { ceremony, response });
  };
  const list = async () => {
    const { body } = await portal.call(localPaths.security, undefined, cookie);
    return body['passkeys'] as Record<string, unknown>[];
  };
  beforeEach(async () => {
    portal.portal.docs.clear();
    portal.sessions.clear();
    await portal.account();
    cookie = await portal.signIn();
    phone = authenticator(portal.origin);
    portal.sent.length = 0;
  });

  test('open the account alone, at level 2, and the owner is told of a new one', async () => {
    const added = await add(phone);
    assert.equal(added.status, 200);
    assert.equal((added.body['recoveryCodes'] as string[]).length, 10);
    assert.match(portal.sent[0]?.letter.lines[0] ?? '', /aggiunta una passkey/);
    const { status, body, cookie: session } = await signIn();
    assert.equal(status, 200);
    assert.ok(session);
    assert.deepEqual(body['access'], { by: 'local', level: 2 });
    const [view] = await list();
    assert.equal(view?.['name'], 'Telefono');
    assert.equal(view['synced'], true);
    assert.ok(view['used']);
    assert.ok(!('publicKey' in view));
  });

  test('serve as the second step after a password, and only the account’s own', async () => {
    await add(phone);
    await portal.account('altra@posta.example');
    const other = await portal.signIn('altra@posta.example');
    const stranger = authenticator(portal.origin);
    await add(stranger, other);
    const credentials = { username: email, password: goodPassword };
    const { body } = await portal.call(localPaths.login, credentials);
    const { token, ways } = (body as unknown as SecondStepView).secondStep;
    assert.deepEqual(ways, ['passkey', 'recovery']);
    const { ceremony, options } = await ask(passkeySignInOptions, {
      secondStep: token,
    });
    const named = options as { allowCredentials: { id: string }[] };
    assert.deepEqual(
      named.allowCredentials.map(({ id }) => id),
      phone.credentials.map(({ id }) => id),
    );
    const wrong = stranger.get({ ...options, allowCredentials: [] });
    const refused = await portal.call(passkeySignIn, {
      ceremony,
      response: wrong,
    });
    assert.equal(refused.status, 401);
    assert.equal((await signIn(phone, { secondStep: token })).status, 200);
  });

  test('say nothing of anybody before a password has proved who asks', async () => {
    await add(phone);
    const { options } = await ask(passkeySignInOptions);
    const { allowCredentials } = options as { allowCredentials: unknown[] };
    assert.deepEqual(allowCredentials, []);
    const unknown = { secondStep: 'A'.repeat(43) };
    const { status } = await portal.call(passkeySignInOptions, unknown);
    assert.equal(status, 410);
  });

  test('answer a challenge once, within five minutes, and only where it was asked', async () => {
    await add(phone);
    const asked = await ask(passkeySignInOptions);
    const { ceremony } = asked;
    const response = phone.get(asked.options);
    const answer = () => portal.call(passkeySignIn, { ceremony, response });
    const both = await Promise.all([answer(), answer()]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 410]);
    const late = await ask(passkeySignInOptions);
    const lateAnswer = phone.get(late.options);
    const { proofByPasskey } = localPaths;
    const misused = await portal.call(
      proofByPasskey,
      { ceremony: late.ceremony, response: lateAnswer },
      cookie,
    );
    assert.equal(misused.status, 410);
    portal.clock.ms += 300_000;
    const body = { ceremony: late.ceremony, response: lateAnswer };
    assert.equal((await portal.call(passkeySignIn, body)).status, 410);
    const forged = { ceremony: 'A'.repeat(200), response: lateAnswer };
    assert.equal((await portal.call(passkeySignIn, forged)).status, 410);
  });

  test('are refused from another origin, without the owner’s finger, changed, or with another’s name', async () => {
    await add(phone);
    phone.origin = 'https://portale.example.it.altro.example';
    assert.equal((await signIn()).status, 401);
    phone.origin = portal.origin;
    phone.flags.verified = false;
    assert.equal((await signIn()).status, 401);
    phone.flags.verified = true;
    const [credential] = phone.credentials;
    assert.ok(credential);
    const { userHandle } = credential;
    credential.userHandle = Buffer.from('un altro').toString('base64url');
    assert.equal((await signIn()).status, 401);
    credential.userHandle = userHandle;
    const other = authenticator(portal.origin);
    other.create({ challenge: 'x', rp: { id: 'x' }, user: { id: userHandle } });
    const [forged] = other.credentials;
    assert.ok(forged);
    forged.id = credential.id;
    assert.equal((await signIn(other)).status, 401);
    forged.id = 'unknown';
    assert.equal((await signIn(other)).status, 401);
    assert.equal((await signIn()).status, 200);
  });

  test('are refused when their counter does not grow: somebody has a copy', async () => {
    phone.step = 1;
    phone.flags.syncable = phone.flags.synced = false;
    await add(phone);
    assert.equal((await signIn()).status, 200);
    assert.equal((await signIn()).status, 200);
    const [credential] = phone.credentials;
    assert.ok(credential);
    credential.counter -= 1;
    assert.equal((await signIn()).status, 401);
    credential.counter += 1;
    assert.equal((await signIn()).status, 200);
  });

  test('prove again who somebody is', async () => {
    await add(phone);
    portal.clock.ms += 600_000;
    const { proofOptions, proofByPasskey, passkeyOptions } = localPaths;
    const early = await portal.call(passkeyOptions, {}, cookie);
    assert.equal(early.status, 403);
    const { ceremony, options } = await ask(proofOptions, {}, cookie);
    const response = phone.get(options);
    const proof = await portal.call(
      proofByPasskey,
      { ceremony, response },
      cookie,
    );
    assert.equal(
      proof.body['provedUntil'],
      new Date(portal.clock.ms + 600_000).toISOString(),
    );
    assert.equal((await portal.call(passkeyOptions, {}, cookie)).status, 200);
  });

  test('can be renamed and taken off by their owner only', async () => {
    await add(phone);
    const { passkeyRename, passkeyRemove } = localPaths;
    const [{ id } = { id: '' }] = await list();
    await portal.account('altra@posta.example');
    const other = await portal.signIn('altra@posta.example');
    const rename = (as: string, name = 'Tablet') =>
      portal.call(passkeyRename, { id, name }, as);
    assert.equal((await rename(other)).status, 404);
    assert.equal((await rename('')).status, 401);
    assert.equal((await rename(cookie, 'x'.repeat(61))).status, 400);
    assert.equal((await rename(cookie)).status, 200);
    assert.equal((await list())[0]?.['name'], 'Tablet');
    const remove = (as: string) => portal.call(passkeyRemove, { id }, as);
    assert.equal((await remove(other)).status, 404);
    assert.equal((await remove('')).status, 401);
    portal.clock.ms += 600_000;
    assert.equal((await remove(cookie)).status, 403);
    const password = goodPassword;
    await portal.call(localPaths.proofByPassword, { password }, cookie);
    assert.equal((await remove(cookie)).status, 200);
    assert.deepEqual(await list(), []);
    assert.match(
      portal.sent.at(-1)?.letter.lines[0] ?? '',
      /tolta una passkey/,
    );
    assert.equal((await signIn()).status, 401);
    assert.notEqual(await portal.signIn(), '');
  });

  test('are added with their owner’s finger, once, and not by an answer to another account', async () => {
    phone.flags.verified = false;
    assert.equal((await add(phone)).status, 401);
    phone.flags.verified = true;
    const asked = await ask(localPaths.passkeyOptions, {}, cookie);
    const { ceremony } = asked;
    const response = phone.create(asked.options);
    const body = { ceremony, response, name: 'Telefono' };
    await portal.account('altra@posta.example');
    const other = await portal.signIn('altra@posta.example');
    const { passkeyAdd } = localPaths;
    assert.equal((await portal.call(passkeyAdd, body, other)).status, 401);
    assert.equal((await portal.call(passkeyAdd, body, cookie)).status, 410);
    assert.equal((await portal.call(passkeyAdd, body)).status, 401);
    assert.deepEqual(await list(), []);
  });
});
