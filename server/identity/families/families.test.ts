import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import type { FamilyView } from '#model/access-protocol.ts';
import { registry, routerRole } from '#model/databases.ts';
import type { Doc } from '#model/document.ts';
import { paths, type SessionView } from '#model/phone-protocol.ts';
import {
  accessTown,
  ada,
  ids,
  stranger,
  type AccessTown,
} from '../../../tests/support/access-town.ts';
import type { CookieJar } from '../../../tests/support/cookie-jar.ts';

const at = '2026-09-01T08:00:00.000Z';
const other = 'f0000000-0000-4000-8000-000000000002';
const otherChild = 'c0000000-0000-4000-8000-000000000002';
const given = {
  own: 'd0000000-0000-4000-8000-000000000001',
  other: 'd0000000-0000-4000-8000-000000000002',
  toAda: 'd0000000-0000-4000-8000-000000000003',
} as const;
const household: Doc<'family'> = {
  ...{ _id: `family:${other}`, type: 'family', v: 1, at, family: other },
  body: {
    label: 'Famiglia Altra',
    members: [],
    children: [{ child: otherChild, from: '2024-09-01' }],
    payers: [],
  },
};
const child: Doc<'child'> = {
  ...{ _id: `child:${otherChild}`, type: 'child', v: 1, at },
  child: otherChild,
  body: { givenName: 'Lia', familyName: 'Altra', born: '2021-03-01' },
};
const delegation = (
  id: string,
  family: string,
  of: string,
  fiscalCode: string,
  revoked = false,
): Doc<'delegation'> => ({
  ...{ _id: `delegation:${id}`, type: 'delegation', v: 1, at },
  ...{ family, child: of, author: ids.ada },
  body: {
    ...{ givenName: 'Eva', familyName: 'Prova', fiscalCode },
    ...{ scopes: ['see'], from: '2026-09-01', to: '2027-06-30', revoked },
  },
});

suite('a person with several families', () => {
  let town: AccessTown;
  before(async () => {
    town = await accessTown();
    await town.write(household);
    await town.write(child);
  });
  after(() => town.close());

  const give = async (doc: Doc<'delegation'>) => {
    const who = { role: routerRole, sub: routerRole };
    const stands = town.documents(who, registry);
    const stored = await stands.get(doc._id);
    const next = stored ? { ...doc, _rev: stored._rev } : doc;
    assert.ok(await stands.put(next));
  };
  beforeEach(async () => {
    await give(delegation(given.own, ids.family, ids.child, stranger));
    await give(delegation(given.other, other, otherChild, stranger));
  });
  const arrive = (more: object = {}) =>
    town.arrive({ fiscalCode: stranger, subject: stranger, ...more });
  const pageOf = async (jar: CookieJar) =>
    (await jar.fetch(`${town.url}/auth/family`)).text();
  const tokenIn = (html: string) =>
    /name="token" value="(\w+)"/.exec(html)?.[1] ?? '';
  const choose = (jar: CookieJar, token: string, account: string) =>
    jar.fetch(`${town.url}/auth/family`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams({ token, account }),
    });
  const enter = async (account: string, more: object = {}) => {
    const { jar } = await arrive(more);
    await choose(jar, tokenIn(await pageOf(jar)), account);
    return jar;
  };
  const listed = async (jar: CookieJar) => {
    const answer = await jar.fetch(town.url + paths.families);
    return answer.status === 200
      ? ((await answer.json()) as { families: FamilyView[] }).families
      : answer.status;
  };
  const change = (jar: CookieJar, account: unknown) =>
    town.post(jar, paths.enterFamily, { account });

  test('is in nowhere before they choose, and told each by label and children', async () => {
    const { jar, html } = await arrive();
    assert.match(html, /url=\/auth\/family/);
    assert.equal(await town.sessionOf(jar), 401);
    const page = await pageOf(jar);
    for (const words of ['Famiglia Prova', 'Nino', 'Famiglia Altra', 'Lia'])
      assert.ok(page.includes(words), words);
    const answer = await choose(jar, tokenIn(page), given.other);
    assert.match(await answer.text(), /url=\/presenze/);
    const session = (await town.sessionOf(jar)) as SessionView;
    assert.equal(session.account.family, other);
    assert.equal(session.account.id, given.other);
    assert.equal(session.several, true);
  });

  test('enters at once where there is but one', async () => {
    await give(delegation(given.other, other, otherChild, stranger, true));
    const { jar } = await arrive();
    const session = (await town.sessionOf(jar)) as SessionView;
    assert.equal(session.account.id, given.own);
    assert.equal(session.several, undefined);
  });

  test('enters no family that is not theirs, nor one that has just been taken back, nor twice by one page', async () => {
    const { jar } = await arrive();
    const token = tokenIn(await pageOf(jar));
    assert.equal((await choose(jar, token, ids.ada)).status, 403);
    assert.equal((await choose(jar, 'x', given.own)).status, 403);
    await give(delegation(given.other, other, otherChild, stranger, true));
    assert.equal((await choose(jar, token, given.other)).status, 403);
    assert.equal(await town.sessionOf(jar), 401);
    assert.equal((await choose(jar, token, given.own)).status, 200);
    assert.equal((await choose(jar, token, given.own)).status, 401);
  });

  test('is let choose by nobody else’s page', async () => {
    const { jar } = await arrive();
    const token = tokenIn(await pageOf(jar));
    const another = await arrive();
    assert.equal((await choose(another.jar, token, given.own)).status, 403);
    assert.equal(await town.sessionOf(another.jar), 401);
  });

  test('changes family by the same proof, and the session of before is over', async () => {
    const jar = await enter(given.own);
    const before = (await town.sessionOf(jar)) as SessionView;
    const former = jar.header();
    const families = await listed(jar);
    assert.deepEqual(families, [
      {
        ...{ account: given.own, capacity: 'delegate', children: ['Nino'] },
        ...{ label: 'Famiglia Prova', current: true },
      },
      {
        ...{ account: given.other, capacity: 'delegate', children: ['Lia'] },
        ...{ label: 'Famiglia Altra', current: false },
      },
    ]);
    const answer = await change(jar, given.other);
    const next = (await answer.json()) as SessionView;
    assert.equal(next.account.id, given.other);
    assert.deepEqual(next.access, before.access);
    assert.deepEqual(await town.sessionOf(jar), next);
    const stale = await fetch(`${town.url}${paths.session}`, {
      headers: { cookie: former },
    });
    assert.equal(stale.status, 401);
  });

  test('changes to no family that is not theirs today', async () => {
    const jar = await enter(given.own);
    for (const account of [ids.ada, given.toAda, '', 7, undefined])
      assert.equal((await change(jar, account)).status, 404, String(account));
    await give(delegation(given.other, other, otherChild, stranger, true));
    assert.equal((await change(jar, given.other)).status, 404);
    const session = (await town.sessionOf(jar)) as SessionView;
    assert.equal(session.account.id, given.own);
  });

  test('is a guardian first, and another family’s delegate besides', async () => {
    await give(delegation(given.toAda, other, otherChild, ada));
    const { jar } = await town.arrive({ fiscalCode: ada, subject: ada });
    await choose(jar, tokenIn(await pageOf(jar)), ids.ada);
    const families = await listed(jar);
    assert.ok(Array.isArray(families));
    assert.deepEqual(
      families.map(({ account, capacity }) => [account, capacity]),
      [
        [ids.ada, 'guardian'],
        [given.toAda, 'delegate'],
      ],
    );
    assert.equal((await change(jar, given.toAda)).status, 200);
    assert.equal((await change(jar, ids.ada)).status, 200);
  });

  test('is nobody who came by a password, as staff, or not at all', async () => {
    const local = await town.arrive(
      { scheme: 'local', issuer: 'local', subject: ids.mia, level: 1 },
      { local: true },
    );
    assert.equal(await listed(local.jar), 404);
    assert.equal((await change(local.jar, given.own)).status, 404);
    const staff = await town.arrive({ fiscalCode: ada }, { as: 'staff' });
    assert.equal(await listed(staff.jar), 404);
    const nobody = await fetch(town.url + paths.families);
    assert.equal(nobody.status, 401);
    assert.equal((await fetch(`${town.url}/auth/family`)).status, 401);
  });
});
