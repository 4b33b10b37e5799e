import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase, registry } from '#model/databases.ts';
import { addDays, localTime } from '#model/day.ts';
import type { Doc } from '#model/document.ts';
import type { ChangesPage, Inventory } from '#model/phone-protocol.ts';
import { samples } from '../../../couch/design/vectors/samples.ts';
import {
  parentSide,
  reasonOf,
  type ParentSide,
} from '../../../tests/support/parent-side.ts';
import {
  household,
  password,
  people,
  post,
} from '../../../tests/support/test-server.ts';
import { until } from '../../../tests/support/until.ts';

const database = familyDatabase(people.family);
const today = localTime(new Date()).day;
const tie = { family: people.family, child: people.child };
const delegation: Doc<'delegation'> = {
  ...samples.delegation,
  ...tie,
  author: people.parent,
  body: { ...samples.delegation.body, from: today, to: addDays(today, 9) },
};
const hidden = [
  { ...samples.due, ...tie },
  { ...samples.message, family: people.family },
  delegation,
];
const shown = [
  { ...samples.child, _id: `child:${people.child}`, child: people.child },
  { ...samples.enrolment, child: people.child },
];

suite('a delegate’s phone', () => {
  let side: ParentSide;
  let cookie = '';
  const as = (path: string, init: RequestInit = {}) =>
    fetch(side.url + path, { ...init, headers: { cookie } });
  before(async () => {
    side = await parentSide();
    for (const doc of [...hidden, ...shown]) await side.write(database, doc);
    const account = {
      ...{ id: 'nonna', role: 'parent' as const, name: 'Nonna Àlbero' },
      ...{ person: samples.delegation._id.slice(11), family: people.family },
      delegations: [delegation._id],
    };
    const credentials = { username: 'nonna', password };
    await side.accounts.create(credentials, { account, roles: [] });
    cookie = await side.signIn('nonna');
  });
  after(() => side.close());

  test('is given what was delegated, page by page, and nothing else of the household', async () => {
    const seen: (Doc | undefined)[] = [];
    let since = '0';
    for (let pending = 1; pending > 0;) {
      const answer = await as(`/sync/family/_changes?since=${since}&limit=2`);
      const page = (await answer.json()) as ChangesPage;
      seen.push(...page.results.map(({ doc }) => doc));
      since = String(page.last_seq);
      pending = page.pending ?? 0;
    }
    assert.deepEqual(seen.map((doc) => doc?.type).sort(), [
      'child',
      'enrolment',
      'epoch',
      'family',
    ]);
    const household = seen.find((doc) => doc?.type === 'family');
    assert.deepEqual(household?.body.members, []);
    assert.ok(household._rev);
  });

  test('takes stock of the same, and asks for the rest in vain', async () => {
    const stock = await post(side.url, '/sync/family/_all_docs', {}, cookie);
    const { rows } = (await stock.json()) as Inventory;
    assert.equal(rows.length, 4);
    assert.ok(!JSON.stringify(rows).includes('"doc"'));
    for (const include_docs of [true, false]) {
      const keys = [...hidden, ...shown].map(({ _id }) => _id);
      const body = { keys, include_docs };
      const asked = await post(
        side.url,
        '/sync/family/_all_docs',
        body,
        cookie,
      );
      const answer = (await asked.json()) as { rows: object[] };
      assert.deepEqual(
        answer.rows.map((row) => 'error' in row),
        [true, true, true, false, false],
      );
      assert.ok(!JSON.stringify(answer).includes('fiscalCode'));
    }
  });

  test('writes nothing, and learns nothing by trying', async () => {
    const { _rev, ...standing } = await side.read(
      database,
      samples.message._id,
    );
    assert.ok(_rev);
    const docs = [
      { ...samples.absence, ...tie, author: samples.delegation._id.slice(11) },
      { ...delegation, body: { ...delegation.body, scopes: ['pay'] } },
      standing,
    ];
    const answer = await side.send({ docs }, cookie);
    const rows = (await answer.json()) as Parameters<typeof reasonOf>[0][];
    assert.deepEqual(rows.map(reasonOf), [
      'not-yours-to-write',
      'not-yours-to-write',
      'not-yours-to-write',
    ]);
  });

  test('is signed out by the next call once the delegation is revoked', async () => {
    const revoked = { ...delegation.body, revoked: true };
    await side.write(database, { ...delegation, body: revoked });
    const answer = await as('/sync/family/_changes?since=0');
    assert.equal(answer.status, 401);
    assert.equal(answer.headers.get('portal-signed-out'), '1');
  });
});

suite('giving a delegation', () => {
  let side: ParentSide;
  before(async () => {
    side = await parentSide();
  });
  after(() => side.close());

  test('asks for a recent sign-in of level 2, and keeps nothing until then', async () => {
    const [row] = await side.push(delegation);
    assert.equal(reasonOf(row), 'needs-strong-sign-in');
    const stored = await side.read(database, delegation._id);
    assert.equal(stored['error'], 'not_found');
  });

  test('is told to the guardians by mail, once', async () => {
    const { family, parent, child } = people;
    const home = household(family, parent, child);
    const [ada] = home.body.members;
    const members = [{ ...ada, email: 'ada@posta.example' }];
    await side.write(registry, { ...home, body: { ...home.body, members } });
    const all = 'portal/_all_docs?startkey="session:"&endkey="session:z"';
    const { url, headers } = side.database.admin;
    const answer = await fetch(`${url}/${all}&include_docs=true`, { headers });
    const { rows } = (await answer.json()) as { rows: { doc: object }[] };
    const strongAt = new Date().toISOString();
    for (const { doc } of rows)
      await side.write('portal', { ...doc, strongAt });
    for (const turn of ['first', 'again']) {
      const [row] = await side.push(delegation);
      assert.ok(row && 'ok' in row, turn);
    }
    const mails = await until('the mail', async () => {
      const page = await (await fetch(`${side.url}/dev/mail`)).text();
      return page.includes('ada@posta.example') ? page : undefined;
    });
    assert.equal(mails.match(/<article>/g)?.length, 1);
    assert.match(mails, /È stata data una delega/);
  });
});
