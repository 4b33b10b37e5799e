/** Faults of who speaks, and when: facts/sync.md §4, numbers 3, 4, 15, 16, 42 and 48. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startFaultTown, type FaultTown } from '../support/fault-town.ts';
import { officeMessage, questionOf } from '../support/parent-writes.ts';
import { arrives, received } from '../support/phone-waits.ts';
import type { Phone } from '../support/phone.ts';
import { until } from '../support/until.ts';

const day = 86_400_000;

suite('sessions, credentials and clocks', () => {
  let town: FaultTown;
  before(async () => {
    town = await startFaultTown();
  });
  after(() => town.close());

  /** Ends every session of an account, as an administrator or another device would. */
  async function endSessions(account: string): Promise<void> {
    const { docs } = (await town.couch.call('/portal/_find', {
      method: 'POST',
      body: {
        selector: { type: 'session', 'account.id': account },
        limit: 100,
      },
    })) as { docs: { _id: string; _rev: string }[] };
    assert.ok(docs.length > 0);
    await town.couch.write(
      'portal',
      ...docs.map((doc) => ({ ...doc, _deleted: true })),
    );
  }

  const reaches = (phone: Phone, reach: string) =>
    until(
      `the phone says ${reach}`,
      async () => (await phone.state()).reach === reach,
    );

  test('fault 42: forged revisions, histories and receipts change nothing that stands', async () => {
    const { phone, account, database } = await town.phone(
      town.login('newcomer'),
    );
    const answer = officeMessage(account, 'La domanda è accolta.');
    await town.couch.write('registry', answer);
    await arrives(phone, answer._id);
    const question = questionOf(account, 'È accolta?');
    await phone.save(question);
    const { _rev } = await received(phone, question._id);
    const push = (body: object) =>
      phone.page.evaluate(async (text) => {
        const response = await fetch('/sync/family/_bulk_docs', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'portal-app': '1' },
          body: text,
        });
        return {
          status: response.status,
          rows: (await response.json()) as { error?: string }[],
        };
      }, JSON.stringify(body));
    const before = await town.couch.inventory(database);
    const other = { ...question, body: { ...question.body, text: 'Falso' } };
    const forged = { ...answer, body: { ...answer.body, text: 'Falso' } };
    const high = `9-${'a'.repeat(32)}`;
    const refused = await push({ docs: [forged], new_edits: false });
    assert.equal(refused.status, 400);
    const { status, rows } = await push({
      docs: [
        { ...forged, _rev: high },
        { ...other, _rev: high },
        { ...other, _rev },
        {
          ...other,
          _revisions: { start: 9, ids: ['a'.repeat(32)] },
          _rev: high,
        },
        { ...other, _id: '_design/rules' },
        { ...other, _id: '_local/mark' },
      ],
    });
    assert.equal(status, 200);
    assert.ok(rows.every(({ error }) => error !== undefined));
    assert.deepEqual(await town.couch.inventory(database), before);
    const early = questionOf(account, 'In tempo');
    await push({
      docs: [
        {
          ...early,
          received: { at: '2020-01-01T00:00:00.000Z', by: 'ufficio' },
        },
      ],
    });
    const stored = await town.couch.read(database, early._id);
    const { at, by } = stored?.['received'] as { at: string; by: string };
    assert.equal(by, 'portal');
    assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
  });

  test('fault 3: a session that ends in the middle of a sync keeps all data and goes on after the next sign-in', async () => {
    const login = town.login('credit');
    const { phone, net, account, ids } = await town.phone(login);
    const before = await ids();
    let pushes = 0;
    net.rule(({ path }) => {
      if (path.endsWith('_bulk_docs')) pushes += 1;
      return { do: path.startsWith('/sync/') ? 'refuse' : 'pass' };
    });
    const question = questionOf(account, 'È arrivato il rimborso?');
    await phone.save(question);
    await until('a push is under way', () => pushes > 0);
    await endSessions(account.id);
    net.rule(undefined);
    await reaches(phone, 'signed-out');
    assert.deepEqual(await ids(), [...before, question._id].sort());
    assert.equal((await phone.state()).pending, 1);
    await phone.close();
    await phone.signIn(login.username, login.password);
    await received(phone, question._id);
  });

  test('fault 4: CouchDB that refuses our credentials, fails, hangs or is gone signs nobody out', async () => {
    const { phone, account } = await town.phone(town.login('arrears'));
    const troubles = [
      { do: 'answer', status: 401, type: 'application/json', body: '{}' },
      { do: 'answer', status: 500, type: 'text/html', body: '<h1>500</h1>' },
      { do: 'refuse' },
    ] as const;
    for (const trouble of troubles) {
      town.upstream.rule(() => trouble);
      await phone.syncNow();
      assert.equal((await phone.state()).reach, 'server-away');
      const status = await phone.page.evaluate(async () => {
        const { status, headers } = await fetch('/sync/town/_changes');
        return [
          status,
          headers.get('retry-after'),
          headers.get('content-type'),
        ];
      });
      assert.equal(status[0], 503);
      assert.ok(Number(status[1]) > 0);
      assert.match(String(status[2]), /^application\/json/);
    }
    town.upstream.rule(undefined);
    await town.couch.kill();
    const question = questionOf(account, 'Posso cambiare fascia?');
    await phone.save(question);
    await reaches(phone, 'server-away');
    assert.equal((await phone.state()).pending, 1);
    await town.couch.start();
    await received(phone, question._id);
    await reaches(phone, 'online');
  });

  test('fault 15: a revoked session’s open hint stream is told and closed within a second', async () => {
    const { phone, net, account } = await town.phone(
      town.login('one-guardian'),
    );
    await until('the stream stands', () =>
      net.log.some(({ path }) => path === '/sync/hints'),
    );
    await reaches(phone, 'online');
    await endSessions(account.id);
    const start = Date.now();
    await reaches(phone, 'signed-out');
    const took = Date.now() - start;
    assert.ok(took < 1000, `it took ${took} ms`);
    assert.ok((await phone.docs('child')).length > 0);
  });

  for (const [name, ahead] of [
    ['a day ahead', day],
    ['a day behind', -day],
  ] as const)
    test(`fault 16: a phone ${name} is warned, and the portal's clock says when its words came`, async () => {
      const { phone, account } = await town.phone(town.login('corrected'), {
        aheadMs: ahead,
      });
      const at = await phone.page.evaluate(() => new Date().toISOString());
      const question = { ...questionOf(account, 'Che ore sono?'), at };
      await phone.save(question);
      const doc = await received(phone, question._id);
      const off = (time = '') => Date.parse(time) - Date.now();
      assert.ok(Math.abs(off(doc.at) - ahead) < 60_000);
      assert.ok(Math.abs(off(doc.received?.at)) < 60_000);
      const { clockAheadMs = 0 } = await phone.state();
      assert.ok(Math.abs(clockAheadMs - ahead) < 60_000);
    });

  test('fault 16: a CouchDB whose clock is past our tokens’ life is an alarm, not a sign-out', async () => {
    const { phone, account } = await town.phone(town.login('newcomer'));
    const told = () => town.portal.output().split('couch-away').length;
    const before = told();
    await town.couch.stop();
    await town.couch.start(5 * 60_000);
    const question = questionOf(account, 'Si può già iscriversi?');
    await phone.save(question);
    await reaches(phone, 'server-away');
    assert.ok((await phone.docs('child')).length > 0);
    assert.equal((await phone.state()).pending, 1);
    await until('the log says so', () => told() > before);
    await town.couch.stop();
    await town.couch.start();
    await received(phone, question._id);
  });

  test('fault 48: two accounts on one phone never see each other’s data, and unsent words wait for their author', async () => {
    const mine = town.login('two-children');
    const theirs = town.login('three-children');
    const { phone, net, account, ids, tab } = await town.phone(mine);
    const before = await ids();
    net.rule(({ path }) => ({
      do: path.startsWith('/sync/') ? 'refuse' : 'pass',
    }));
    const question = questionOf(account, 'Una cosa soltanto nostra');
    await phone.save(question);
    const other = await tab();
    await other.close();
    const them = await other.signIn(theirs.username, theirs.password);
    net.rule(undefined);
    await other.syncNow();
    const seen = (await other.docs('child', 'due', 'message', 'family')).map(
      ({ _id }) => _id,
    );
    assert.ok(seen.length > 0);
    assert.deepEqual(
      seen.filter((id) => before.includes(id)),
      [],
    );
    await reaches(phone, 'signed-out');
    const database = `family-${them.family ?? ''}`;
    assert.equal(await town.couch.read(database, question._id), undefined);
    assert.equal(await other.current(), them.id);
    await other.signOut();
    assert.equal((await other.state()).reach, 'signed-out');
    await phone.close();
    await phone.signIn(mine.username, mine.password);
    await received(phone, question._id);
    assert.deepEqual(await ids(), [...before, question._id].sort());
    const left = await phone.page.evaluate(() => indexedDB.databases());
    assert.ok(!left.some(({ name }) => name?.includes(them.id)));
  });
});
