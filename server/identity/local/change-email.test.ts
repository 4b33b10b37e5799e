import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';
import { passkeyPointerId } from './passkey-answer.ts';

const wanted = 'elena.nuova@posta.example';

suite('a new e-mail address', () => {
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

  const ask = (to = wanted, as = cookie) =>
    portal.call(localPaths.emailAsk, { email: to }, as);
  /** The token of the mail that went to the new address. */
  const token = (to = wanted) =>
    portal.sent
      .filter((one) => one.to === to)
      .at(-1)
      ?.letter.link?.href.split('#')[1] ?? '';
  const confirm = (given = token()) =>
    portal.call(localPaths.emailConfirm, { token: given });
  const view = async (as = cookie) =>
    (await portal.call(localPaths.security, undefined, as)).body;
  const lines = (to: string) =>
    portal.sent
      .filter((one) => one.to === to)
      .map(({ letter }) => letter.lines[0] ?? '')
      .join('\n');

  test('takes the place of the former once confirmed from there, and is the user name', async () => {
    assert.equal((await ask()).status, 200);
    assert.equal((await view())['email'], email);
    const { status, body } = await confirm();
    assert.equal(status, 200);
    assert.deepEqual(body, { email: wanted, username: wanted });
    assert.equal((await view())['email'], wanted);
    assert.equal(await portal.signIn(), '');
    assert.notEqual(await portal.signIn(wanted), '');
  });

  test('comes with the passkeys, which open the same account', async () => {
    const id = 'credential';
    const account = await portal.deps.accounts.find(email);
    assert.ok(account);
    const passkey = { id, name: 'Telefono', publicKey: '', counter: 0 };
    const more = { transports: [], synced: false, syncable: false, added: '' };
    const passkeys = [{ ...passkey, ...more }];
    await portal.deps.accounts.change(account._id, (one) => ({
      ...one,
      passkeys,
    }));
    const _id = passkeyPointerId(id);
    const pointer = { _id, type: 'passkey', account: account._id };
    await portal.portal.put(pointer);
    await ask();
    await confirm();
    const moved = await portal.deps.accounts.find(wanted);
    const leads = await portal.portal.get<typeof pointer>(_id);
    assert.equal(leads?.account, moved?._id);
    assert.notEqual(moved?._id, account._id);
  });

  test('is told to the former address, when it is asked for and when it is changed', async () => {
    await ask();
    assert.match(lines(email), /ha chiesto di usare un altro indirizzo/);
    assert.ok(!lines(email).includes(wanted));
    await confirm();
    assert.match(lines(email), /indirizzo di posta del tuo account è stato/);
  });

  test('is asked for only by who has just shown who they are', async () => {
    assert.equal((await ask(wanted, '')).status, 401);
    portal.clock.ms += 11 * 60_000;
    const { status, body } = await ask();
    assert.deepEqual([status, body['error']], [403, 'proof-needed']);
    assert.deepEqual(portal.sent, []);
    const { proofByPassword } = localPaths;
    await portal.call(proofByPassword, { password: goodPassword }, cookie);
    assert.equal((await ask()).status, 200);
  });

  test('that somebody else has is answered alike, and only they learn it', async () => {
    await portal.account(wanted);
    const free = await ask('libera@posta.example');
    const taken = await ask();
    assert.deepEqual([taken.status, taken.body], [free.status, free.body]);
    assert.match(lines(wanted), /c’è già/);
    assert.equal(token(), '');
  });

  test('cannot be taken when somebody got it before the link was opened', async () => {
    await ask();
    const first = token();
    await portal.account(wanted, { password: 'tre barche vanno al largo' });
    assert.equal((await confirm(first)).status, 410);
    assert.equal((await view())['email'], email);
    assert.notEqual(await portal.signIn(), '');
  });

  test('is confirmed once, within an hour, and by the last word only', async () => {
    await ask();
    const old = token();
    await ask('terza@posta.example');
    assert.equal((await confirm(token('terza@posta.example'))).status, 200);
    assert.equal((await confirm(old)).status, 410);
    assert.equal((await confirm(token('terza@posta.example'))).status, 410);
    await ask(wanted);
    portal.clock.ms += 61 * 60_000;
    assert.equal((await confirm()).status, 410);
    assert.equal((await confirm('x')).status, 410);
  });

  test('makes links that went to the former one void', async () => {
    await portal.account('elena', { password: 'tre barche vanno al largo' });
    const office = await portal.signIn('elena', 'tre barche vanno al largo');
    await ask(wanted, office);
    assert.deepEqual((await confirm()).body, {
      email: wanted,
      username: 'elena',
    });
    await portal.call(localPaths.forgot, { email: 'elena' });
    const reset = portal.token();
    await ask('terza@posta.example', office);
    await confirm(token('terza@posta.example'));
    const { status } = await portal.call(localPaths.reset, {
      token: reset,
      password: 'quattro oche nel prato verde',
    });
    assert.equal(status, 410);
  });

  test('is asked for so many times, then later', async () => {
    const answers = [];
    for (let turn = 0; turn < 8; turn += 1)
      answers.push((await ask(`e${turn}@posta.example`)).status);
    assert.equal(answers.at(-1), 429);
    assert.equal((await ask('no')).status, 400);
  });
});
