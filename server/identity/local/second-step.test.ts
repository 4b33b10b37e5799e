import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { localPaths, type SecondStepView } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';

suite('a second step by codes', () => {
  let portal: LocalPortal;
  let app: (steps?: number) => string;
  let recovery: string[];
  let cookie: string;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());

  const next = (ms = 30_000) => {
    portal.clock.ms += ms;
  };
  const begin = async () => {
    const { body } = await portal.call(localPaths.totpBegin, {}, cookie);
    const secret = Secret.fromBase32(body['secret'] as string);
    return (steps = 0) =>
      new TOTP({ secret }).generate({
        timestamp: portal.clock.ms + steps * 30_000,
      });
  };
  beforeEach(async () => {
    portal.portal.docs.clear();
    portal.sessions.clear();
    await portal.account();
    cookie = await portal.signIn();
    app = await begin();
    const { totpConfirm } = localPaths;
    const added = await portal.call(totpConfirm, { code: app() }, cookie);
    recovery = added.body['recoveryCodes'] as string[];
    portal.sent.length = 0;
    next();
  });

  const start = async (): Promise<SecondStepView['secondStep']> => {
    const credentials = { username: email, password: goodPassword };
    const { body } = await portal.call(localPaths.login, credentials);
    return (body as unknown as SecondStepView).secondStep;
  };
  const step = (token: string, code: string) =>
    portal.call(localPaths.secondStep, { token, code });

  test('is wanted where only a strong sign-in will do: without one no session opens', async () => {
    const credentials = { username: email, password: goodPassword };
    const strong = { ...credentials, strong: true };
    const asked = await portal.call(localPaths.login, strong);
    assert.deepEqual(Object.keys(asked.body), ['secondStep']);
    await portal.call(localPaths.totpRemove, {}, cookie);
    const refused = await portal.call(localPaths.login, strong);
    assert.equal(refused.status, 403);
    assert.equal(refused.body['error'], 'strong-needed');
    assert.equal(refused.headers.get('set-cookie'), null);
    const odd = { ...credentials, strong: 'yes' };
    assert.equal((await portal.call(localPaths.login, odd)).status, 400);
    const weak = await portal.call(localPaths.login, credentials);
    assert.match(weak.cookie, /^__Host-sid=/);
  });

  test('is asked for after the password, which alone opens nothing', async () => {
    const credentials = { username: email, password: goodPassword };
    const { body, headers } = await portal.call(localPaths.login, credentials);
    assert.equal(headers.get('set-cookie'), null);
    assert.deepEqual(Object.keys(body), ['secondStep']);
    const { token, ways } = (body as unknown as SecondStepView).secondStep;
    assert.deepEqual(ways, ['totp', 'recovery']);
    const done = await step(token, app());
    assert.equal(done.status, 200);
    assert.deepEqual(done.body['access'], { by: 'local', level: 2 });
    assert.ok(done.cookie);
  });

  test('takes a code however it is spaced, a little early or late, and not older', async () => {
    const code = app(-1);
    assert.equal((await step((await start()).token, code)).status, 401);
    next(120_000);
    const late = app(-2);
    assert.equal((await step((await start()).token, late)).status, 401);
    const spaced = app(1).replace(/(...)/, '$1 ');
    assert.equal((await step((await start()).token, spaced)).status, 200);
  });

  test('takes no code twice, nor one before it', async () => {
    const code = app();
    const before = app(-1);
    const [one, other] = [await start(), await start()];
    const both = await Promise.all([
      step(one.token, code),
      step(other.token, code),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 401]);
    assert.equal((await step((await start()).token, code)).status, 401);
    assert.equal((await step((await start()).token, before)).status, 401);
  });

  test('is good once and for five minutes', async () => {
    const { token } = await start();
    assert.equal((await step(token, app())).status, 200);
    next();
    assert.equal((await step(token, app())).status, 410);
    const late = await start();
    next(300_000);
    assert.equal((await step(late.token, app())).status, 410);
    assert.equal((await step('A'.repeat(43), app())).status, 410);
  });

  test('is over after five wrong codes, and the owner is told', async () => {
    const { token } = await start();
    for (let turn = 0; turn < 5; turn += 1) {
      next();
      assert.equal((await step(token, '000000')).status, 401);
    }
    assert.equal((await step(token, app())).status, 410);
    assert.equal(portal.sent.length, 1);
    assert.match(portal.sent[0]?.letter.lines[0] ?? '', /password giusta/);
  });

  test('slows down whoever knows the password and tries codes, from wherever', async () => {
    let refused = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      const { secondStep } = (
        await portal.call(localPaths.login, {
          username: email,
          password: goodPassword,
        })
      ).body as unknown as Partial<SecondStepView>;
      const { status } = await step(secondStep?.token ?? '', '000000');
      if (status === 429) refused += 1;
    }
    assert.ok(refused > 50, String(refused));
  });

  test('takes each recovery code once, as people copy it, and tells the owner', async () => {
    assert.equal(recovery.length, 10);
    const [code = '', second = ''] = recovery;
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    assert.equal((await step((await start()).token, typed)).status, 200);
    assert.match(portal.sent[0]?.letter.lines[0] ?? '', /codice di recupero/);
    assert.equal((await step((await start()).token, code)).status, 401);
    assert.equal((await step((await start()).token, second)).status, 200);
    const kept = JSON.stringify([...portal.portal.docs]);
    assert.ok(!kept.includes(second.replaceAll('-', '')));
  });

  test('keeps the app’s secret sealed', async () => {
    const fresh = await portal.call(localPaths.totpBegin, {}, cookie);
    const kept = JSON.stringify([...portal.portal.docs]);
    assert.ok(!kept.includes(fresh.body['secret'] as string));
    assert.match(
      fresh.body['uri'] as string,
      /^otpauth:\/\/totp\/Portale%20Genitori.*elena\.morri%40posta\.example\?/,
    );
  });

  test('changes nothing until the new app has shown a code', async () => {
    const fresh = await begin();
    const { totpConfirm } = localPaths;
    const wrong = await portal.call(totpConfirm, { code: '000000' }, cookie);
    assert.equal(wrong.status, 401);
    assert.equal((await step((await start()).token, app())).status, 200);
    next();
    const { body } = await portal.call(totpConfirm, { code: fresh() }, cookie);
    assert.deepEqual(body, { ok: true }, 'no new recovery codes');
    next();
    assert.equal((await step((await start()).token, app())).status, 401);
    assert.equal((await step((await start()).token, fresh())).status, 200);
  });

  test('gives new recovery codes, which void the former ones', async () => {
    const { recoveryRenew } = localPaths;
    const { body } = await portal.call(recoveryRenew, {}, cookie);
    const [fresh = ''] = body['recoveryCodes'] as string[];
    const [former = ''] = recovery;
    assert.equal((await step((await start()).token, former)).status, 401);
    assert.equal((await step((await start()).token, fresh)).status, 200);
  });

  test('can be taken off again, by whoever proves who they are, and the owner is told', async () => {
    next(600_000);
    const { totpRemove, proofByPassword } = localPaths;
    const early = await portal.call(totpRemove, {}, cookie);
    assert.equal(early.status, 403);
    assert.deepEqual(early.body, { error: 'proof-needed' });
    const wrong = { password: 'sbagliata' };
    const refused = await portal.call(proofByPassword, wrong, cookie);
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('portal-signed-out'), null);
    assert.equal((await portal.call(totpRemove, {}, cookie)).status, 403);
    await portal.call(proofByPassword, { password: goodPassword }, cookie);
    assert.equal((await portal.call(totpRemove, {}, cookie)).status, 200);
    assert.match(portal.sent.at(-1)?.letter.lines[0] ?? '', /È stata tolta/);
    const { body } = await portal.call(localPaths.security, undefined, cookie);
    assert.equal(body['totp'], null);
    assert.equal(body['recoveryCodesLeft'], 0);
    assert.notEqual(await portal.signIn(), '');
  });

  test('lets the password be shorter, which then cannot stand alone', async () => {
    const { password, totpRemove } = localPaths;
    const short = 'x9$kL2!qPz';
    const body = { current: goodPassword, next: short, endOthers: false };
    assert.equal((await portal.call(password, body, cookie)).status, 200);
    const { status, body: refused } = await portal.call(totpRemove, {}, cookie);
    assert.equal(status, 409);
    assert.deepEqual(refused, { error: 'longer-password-first' });
  });
});

suite('a second factor of staff', () => {
  test('can be changed and not taken off, but in a demo', async () => {
    for (const factorsOptional of [false, true]) {
      const portal = await localPortal({ factorsOptional });
      await portal.account('ufficio', { staff: true });
      const cookie = await portal.signIn('ufficio');
      const { totpBegin, totpConfirm, totpRemove, security } = localPaths;
      const { body } = await portal.call(totpBegin, {}, cookie);
      const secret = Secret.fromBase32(body['secret'] as string);
      const code = new TOTP({ secret }).generate({
        timestamp: portal.clock.ms,
      });
      await portal.call(totpConfirm, { code }, cookie);
      const view = await portal.call(security, undefined, cookie);
      assert.equal(view.body['factorRequired'], !factorsOptional);
      const { status } = await portal.call(totpRemove, {}, cookie);
      assert.equal(status, factorsOptional ? 200 : 409);
      await portal.close();
    }
  });
});
