import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { localPaths } from '#model/local-protocol.ts';
import {
  email,
  goodPassword,
  localPortal,
  type LocalPortal,
} from '../../../tests/support/local-portal.ts';
import type { Session } from '../session/session.ts';
import { resetFactors, type ResetDeps } from './office-reset.ts';

suite('a second step that the office takes off', () => {
  let portal: LocalPortal;
  before(async () => {
    portal = await localPortal();
  });
  after(() => portal.close());

  const ended: string[] = [];
  const sessions: ResetDeps['sessions'] = {
    byLogin: () => Promise.resolve([{ _id: 'session:1' } as Session]),
    end: (id) => {
      ended.push(id);
      return Promise.resolve();
    },
  };
  const reset = (subject: string) =>
    resetFactors({ ...portal.deps, sessions }, subject);
  /** An account with passkey, app and recovery codes, whose password may be a short one. */
  async function account(username: string, longPassword: boolean) {
    const { id } = await portal.account(username);
    const { accounts } = portal.deps;
    const found = await accounts.ofSubject(id);
    await accounts.change(found?._id ?? '', (stands) => ({
      ...stands,
      ...{ longPassword, recovery: [{ start: 'AB', hash: 'a' }] },
      totp: { sealed: 'x', since: '2026-11-01T00:00:00.000Z', last: 0 },
      totpSetup: { sealed: 'y', until: Number.MAX_SAFE_INTEGER },
    }));
    return id;
  }

  test('leaves nothing of it, and a long password alone lets in', async () => {
    const id = await account(email, true);
    assert.deepEqual(await reset(id), { passwordToo: false });
    const left = await portal.deps.accounts.ofSubject(id);
    assert.deepEqual(
      [left?.totp, left?.totpSetup, left?.passkeys, left?.recovery],
      [undefined, undefined, [], []],
    );
    assert.deepEqual(ended, ['session:1']);
    const { body } = await portal.call(localPaths.login, {
      ...{ username: email, password: goodPassword },
    });
    assert.ok('account' in body);
    assert.equal(portal.sent.at(-1)?.to, email);
  });

  test('takes a short password along, which a letter replaces', async () => {
    const address = 'corta@posta.example';
    const id = await account(address, false);
    assert.deepEqual(await reset(id), { passwordToo: true });
    const { status } = await portal.call(localPaths.login, {
      ...{ username: address, password: goodPassword },
    });
    assert.equal(status, 401);
    assert.match(
      portal.sent.at(-1)?.letter.lines.join(' ') ?? '',
      /troppo corta/,
    );
    await portal.call(localPaths.forgot, { email: address });
    const password = 'sette gatti sopra il tetto blu';
    const token = portal.token();
    const chosen = await portal.call(localPaths.reset, { token, password });
    assert.equal(chosen.status, 200);
  });

  test('stays where no letter could lead to another password, or there is none', async () => {
    const id = await account('senza.posta', false);
    await assert.rejects(reset(id), { code: 'longer-password-first' });
    assert.ok((await portal.deps.accounts.ofSubject(id))?.totp);
    const { id: plain } = await portal.account('nessuno');
    assert.equal(await reset(plain), undefined);
    assert.equal(await reset('nobody'), undefined);
  });
});
