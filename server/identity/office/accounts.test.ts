import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type {
  AccountAccess,
  AccountFound,
  PersonAccess,
} from '#model/office-protocol.ts';
import {
  accessTown,
  ada,
  ids,
  stranger,
  type AccessTown,
} from '../../../tests/support/access-town.ts';
import type { CookieJar } from '../../../tests/support/cookie-jar.ts';

const password = 'gelato verde sotto il tavolo';

suite('accounts before the office', () => {
  let rig: AccessTown;
  let jar: CookieJar;
  before(async () => {
    rig = await accessTown();
    jar = (await rig.arrive({ fiscalCode: ada }, { as: 'staff' })).jar;
  });
  after(() => rig.close());

  /** A local account with a second step, tied to nobody, of which one session is open. */
  async function local(username: string) {
    const id = crypto.randomUUID();
    const account = { id, role: 'parent' as const, name: 'Mia P.' };
    const who = { account, roles: [] };
    const email = { email: `${username}@posta.example` };
    await rig.accounts.create({ username, password }, who, email);
    await rig.accounts.change(
      (await rig.accounts.find(username))?._id ?? '',
      (stands) => ({
        ...stands,
        totp: { sealed: 'x', since: '2026-11-01T00:00:00.000Z', last: 0 },
        recovery: ['a', 'b'].map((hash) => ({ start: hash, hash })),
      }),
    );
    const claims = { scheme: 'local', issuer: 'local', subject: id } as const;
    const { jar: own } = await rig.arrive(
      { ...claims, level: 1 },
      {
        local: true,
      },
    );
    return { id, own, claims: rig.claims({ ...claims, level: 1 }) };
  }
  const pageOf = async (path: string) =>
    (await (
      await jar.fetch(`${rig.url}/auth/office/${path}`)
    ).json()) as AccountAccess & Partial<PersonAccess>;
  const end = (body: object) =>
    rig.post(jar, '/auth/office/sessions/end', body);

  test('are found by their names, with the guardian whom a code tied them to', async () => {
    const { id, claims } = await local('mia.prova');
    const find = async (username: string) => {
      const answer = await rig.post(jar, '/auth/office/account', { username });
      return answer.status === 200
        ? ((await answer.json()) as AccountFound)
        : answer.status;
    };
    assert.deepEqual(await find(' MIA.prova'), { account: id });
    assert.equal(await find('nessuno'), 404);
    const view = await pageOf(`account/${id}`);
    assert.equal(view.name, 'Mia P.');
    assert.deepEqual(view.local, [
      {
        ...{ account: id, username: 'mia.prova', hasEmail: true },
        ...{ totp: true, passkeys: 0, recoveryCodesLeft: 2 },
      },
    ]);
    const code = await rig.issue(ids.mia);
    await rig.codes.claim(claims, {
      code: code.replaceAll('-', ''),
      born: '2020-02-29',
    });
    assert.deepEqual(await find('mia.prova'), {
      ...{ account: id, person: ids.mia, family: ids.family },
    });
    const person = await pageOf(`people/${ids.family}/${ids.mia}`);
    assert.deepEqual(
      person.local.map(({ account }) => account),
      [id],
    );
  });

  test('have one session ended, or all, and their devices told to forget', async () => {
    const { id, own } = await local('due.dispositivi');
    const other = await rig.arrive(
      { scheme: 'local', issuer: 'local', subject: id, level: 1 },
      { local: true },
    );
    const { sessions } = await pageOf(`account/${id}`);
    assert.equal(sessions.length, 2);
    const [last] = sessions;
    for (const wrong of [
      { account: id },
      { account: id, all: true, id: 'x' },
      { account: id, all: true, wipe: 'yes' },
      { all: true },
    ])
      assert.equal((await end(wrong)).status, 400, JSON.stringify(wrong));
    const elsewhere = { account: ids.ada, id: last?.id };
    assert.equal((await end(elsewhere)).status, 404, 'of another account');
    const one = await end({ account: id, id: last?.id });
    assert.deepEqual(await one.json(), { ended: 1 });
    const left = [await rig.sessionOf(own), await rig.sessionOf(other.jar)];
    assert.equal(left.filter((each) => each === 401).length, 1);
    const all = await end({ account: id, all: true, wipe: true });
    assert.deepEqual(await all.json(), { ended: 1 });
    assert.equal(await rig.sessionOf(own), 401);
    assert.equal(await rig.sessionOf(other.jar), 401);
    const wiped = await Promise.all(
      [own, other.jar].map(async (each) =>
        (await each.fetch(`${rig.url}/auth/session`)).headers.get(
          'portal-wipe',
        ),
      ),
    );
    assert.deepEqual(wiped.filter((each) => each === '1').length, 1);
    const { acts } = await pageOf(`account/${id}`);
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['sessions-ended', 'sessions-ended'],
    );
  });

  test('lose a second step that its owner has lost, and are told', async () => {
    const { id, own } = await local('senza.telefono');
    const reset = (account: string) =>
      rig.post(jar, '/auth/office/factors/reset', { account });
    const answer = await reset(id);
    assert.deepEqual(await answer.json(), { passwordToo: false });
    assert.equal(await rig.sessionOf(own), 401, 'out, at once');
    const { local: left, acts } = await pageOf(`account/${id}`);
    assert.equal(left[0]?.totp, false);
    assert.equal(left[0].recoveryCodesLeft, 0);
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['factors-reset'],
    );
    const [letter] = rig.letters;
    assert.equal(letter?.to, 'senza.telefono@posta.example');
    assert.match(letter.letter.lines.join(' '), /sola password/);
    assert.equal((await reset(id)).status, 404, 'there is none any more');
    assert.equal((await reset(crypto.randomUUID())).status, 404);
    assert.equal((await reset('')).status, 400);
    assert.doesNotMatch(rig.logged(), /senza|telefono|Mia P/);
  });

  test('of staff have a page too, and nobody resets their own', async () => {
    const roles = ['staff'];
    await rig.staff.write({ fiscalCode: stranger, name: 'Eva P.', roles }, 'x');
    const { jar: theirs } = await rig.arrive(
      { fiscalCode: stranger },
      { as: 'staff' },
    );
    const session = await rig.sessionOf(theirs);
    assert.ok(typeof session === 'object');
    const view = await pageOf(`account/${session.account.id}`);
    assert.equal(view.name, 'Eva P.');
    assert.equal(view.sessions.length, 1);
    assert.equal(view.own, false);
    const own = await rig.sessionOf(jar);
    assert.ok(typeof own === 'object');
    assert.equal((await pageOf(`account/${own.account.id}`)).own, true);
    const answer = await rig.post(jar, '/auth/office/factors/reset', {
      account: own.account.id,
    });
    assert.equal(answer.status, 400);
    assert.equal(
      (await jar.fetch(`${rig.url}/auth/office/account/nobody`)).status,
      404,
    );
  });
});
