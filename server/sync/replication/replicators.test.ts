import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { compileDesigns } from '../../../couch/design/compile.ts';
import { ensureDatabase } from '../../../couch/push.ts';
import {
  embeddedCouch,
  type TestEmbedded,
} from '../../../tests/support/couch.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../../tests/support/distribution-rig.ts';
import {
  childDoc,
  household,
  rollCallOn,
} from '../../../tests/support/household.ts';
import {
  account,
  remotePouch,
  staffPouch,
  staffSide,
  type Pouch,
  type StaffSide,
} from '../../../tests/support/staff-side.ts';
import { until } from '../../../tests/support/until.ts';

suite('staff tools replicate', () => {
  let rig: DistributionRig;
  let side: StaffSide;
  let copy: Awaited<ReturnType<typeof staffPouch>>;
  let local: Pouch;
  before(async () => {
    rig = await distributionRig();
    side = await staffSide(rig);
    side.accounts.set('ufficio', account('ufficio', 'staff'));
    side.accounts.set('gulli', account('gulli', 'school:gulli'));
    await ensureDatabase(
      rig.couch.admin,
      'school-gulli',
      await compileDesigns(),
    );
    copy = await staffPouch();
    ({ local } = copy);
  });
  after(async () => {
    await copy.close();
    await side.close();
    await rig.close();
  });

  test('a plain PouchDB takes the registry without design documents and keeps in step both ways, live', async () => {
    await rig.write('registry', childDoc(1), household(1, [1]));
    await local.replicate.from(remotePouch(side, 'ufficio', 'registry'));
    const { rows } = await local.allDocs();
    assert.deepEqual(
      rows.map(({ id }) => id),
      [childDoc(1)._id, household(1, [1])._id],
    );
    const live = local.sync(remotePouch(side, 'ufficio', 'registry'), {
      live: true,
      retry: true,
    });
    await local.put(childDoc(2));
    await until('the tool’s child is in the registry', () =>
      rig.read('registry', childDoc(2)._id),
    );
    await rig.write('registry', childDoc(3));
    await until('the registry’s child is in the tool', () =>
      local.get(childDoc(3)._id).catch(() => undefined),
    );
    live.cancel();
  });

  test('files travel both ways', async () => {
    const announcement = {
      _id: 'announcement:d0000000-0000-4000-8000-000000000001',
      type: 'announcement',
      v: 1,
      at: '2026-11-02T08:00:00.000Z',
      body: {
        title: 'Avviso',
        text: 'Testo',
        office: 'Scuola',
        published: '2026-11-02T08:00:00.000Z',
        confirm: false,
      },
    };
    const remote = remotePouch(side, 'ufficio', 'registry');
    const { rev } = await local.put(announcement);
    await local.putAttachment(
      announcement._id,
      'menu.pdf',
      rev,
      Buffer.from('hello'),
      'application/pdf',
    );
    await local.replicate.to(remote);
    const response = await side.ask(
      'ufficio',
      `/db/registry/${announcement._id}/menu.pdf`,
    );
    assert.equal(await response.text(), 'hello');
    assert.equal(response.headers.get('content-disposition'), 'attachment');
    const other = await staffPouch();
    await other.local.replicate.from(remote);
    const doc = await other.local.get(announcement._id, { attachments: true });
    assert.match(JSON.stringify(doc), /aGVsbG8=/);
    await other.close();
  });

  test('what a tool may not write is denied to it row by row, the rest arrives', async () => {
    const denied: unknown[] = [];
    await local.put({ _id: '_design/mine', views: {} });
    await local.put({ ...childDoc(4), body: { wrong: true } });
    await local.put(childDoc(5));
    await local.replicate
      .to(remotePouch(side, 'ufficio', 'registry'))
      .on('denied', (fact) => denied.push(fact));
    assert.equal(denied.length, 2);
    assert.ok(await rig.read('registry', childDoc(5)._id));
    assert.equal(await rig.read('registry', childDoc(4)._id), undefined);
    assert.equal(await rig.read('registry', '_design/mine'), undefined);
  });

  test('a school’s tablet sends its roll calls and nothing else', async () => {
    const tablet = await staffPouch();
    await tablet.local.put(rollCallOn('2026-11-10', 'gulli', { 1: {} }));
    await tablet.local.put(rollCallOn('2026-11-10', 'rodari', { 1: {} }));
    await tablet.local.put(childDoc(6));
    const denied: unknown[] = [];
    await tablet.local.replicate
      .to(remotePouch(side, 'gulli', 'school-gulli'))
      .on('denied', (fact) => denied.push(fact));
    assert.equal(denied.length, 2);
    assert.deepEqual(Object.keys(await rig.inventory('school-gulli')), [
      rollCallOn('2026-11-10', 'gulli', {})._id,
    ]);
    await tablet.close();
  });

  test('hashes a password once a minute, not once a request', () => {
    assert.ok(side.verified() <= 2, String(side.verified()));
  });
});

suite('another CouchDB replicates by _replicate', () => {
  let rig: DistributionRig;
  let side: StaffSide;
  let other: TestEmbedded;
  const order = (body: object) =>
    fetch(`${other.url}/_replicate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...other.admin.headers },
      body: JSON.stringify(body),
    });
  const there = async (id: string) => {
    const response = await fetch(`${other.url}/copy/${id}`, {
      headers: other.admin.headers,
    });
    return response.ok
      ? ((await response.json()) as { _rev: string })
      : undefined;
  };
  const remote = () => ({
    url: `${side.url}/db/registry`,
    headers: side.headers('ufficio'),
  });
  const copy = () => ({
    url: `${other.url}/copy`,
    headers: other.admin.headers,
  });
  before(async () => {
    rig = await distributionRig();
    side = await staffSide(rig, { feedMs: 6000 });
    side.accounts.set('ufficio', account('ufficio', 'staff'));
    other = await embeddedCouch();
    await fetch(`${other.url}/copy`, {
      method: 'PUT',
      headers: other.admin.headers,
    });
  });
  after(async () => {
    await other.close();
    await side.close();
    await rig.close();
  });

  test('once, in both directions, under real revisions', async () => {
    await rig.write('registry', childDoc(1));
    const pull = await order({ source: remote(), target: copy() });
    assert.equal(pull.status, 200, await pull.clone().text());
    const registry = await rig.inventory('registry');
    assert.equal(
      (await there(childDoc(1)._id))?._rev,
      registry[childDoc(1)._id],
    );
    await fetch(`${other.url}/copy/${childDoc(2)._id}`, {
      method: 'PUT',
      headers: other.admin.headers,
      body: JSON.stringify(childDoc(2)),
    });
    const push = await order({ source: copy(), target: remote() });
    assert.equal(push.status, 200);
    assert.ok(await rig.read('registry', childDoc(2)._id));
  });

  test('continuously, beyond the cap of a feed', async () => {
    const pull = { source: remote(), target: copy(), continuous: true };
    assert.equal((await order(pull)).status, 202);
    await rig.write('registry', childDoc(3));
    await until('the first change is there', () => there(childDoc(3)._id));
    const capped = Date.now() + 7000;
    await until('the cap has passed', () => Date.now() > capped);
    await rig.write('registry', childDoc(4));
    await until('the change after it is there too', () =>
      there(childDoc(4)._id),
    );
    assert.equal((await order({ ...pull, cancel: true })).status, 200);
  });
});
