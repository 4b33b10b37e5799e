import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase, schoolDatabase } from '#model/databases.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../tests/support/distribution-rig.ts';
import {
  absenceOf,
  childDoc,
  familyIdOf,
  household,
  monthOfChild,
  place,
  question,
  rollCallOn,
} from '../../tests/support/household.ts';
import type { Distribution } from './start-distribution.ts';

const home = (number: number) => familyDatabase(familyIdOf(number));

suite('distribution: routing', () => {
  let rig: DistributionRig;
  let distribution: Distribution;
  before(async () => {
    rig = await distributionRig();
    distribution = rig.start();
  });
  after(() => rig.close());

  test('a new household gets a database with its own and its children’s documents, under their real revisions', async () => {
    await rig.write(
      'registry',
      childDoc(1),
      childDoc(2),
      place(1, 1, 'gulli'),
      household(1, [1]),
      household(2, [2]),
    );
    await distribution.idle();
    const registry = await rig.inventory('registry');
    const first = await rig.inventory(home(1));
    const { _id: familyId } = household(1, []);
    assert.deepEqual(
      Object.keys(first).sort(),
      [childDoc(1)._id, place(1, 1, 'gulli')._id, 'epoch', familyId].sort(),
    );
    assert.equal(first[familyId], registry[familyId]);
    assert.equal(first[childDoc(1)._id], registry[childDoc(1)._id]);
    const school = await rig.inventory(schoolDatabase('gulli'));
    assert.deepEqual(
      Object.keys(school).sort(),
      [childDoc(1)._id, place(1, 1, 'gulli')._id].sort(),
    );
  });

  test('a parent’s absence goes up to the registry and on to the school; its echo writes nothing', async () => {
    await rig.write(home(1), absenceOf(1, 1, '2026-12-01'));
    await distribution.idle();
    const id = absenceOf(1, 1, '2026-12-01')._id;
    const here = await rig.inventory(home(1));
    assert.ok(here[id]);
    assert.equal((await rig.inventory('registry'))[id], here[id]);
    assert.equal((await rig.inventory(schoolDatabase('gulli')))[id], here[id]);
    const before = await rig.call(`/${home(1)}`);
    await distribution.idle();
    await distribution.sweep();
    await distribution.idle();
    const after = await rig.call(`/${home(1)}`);
    assert.deepEqual(
      (after as { update_seq: string }).update_seq,
      (before as { update_seq: string }).update_seq,
    );
  });

  test('what a family’s database holds in the name of others, or of the Comune, does not go up', async () => {
    const foreign = {
      ...question(7, 2),
      _id: 'message:b0000000-0000-4000-8000-000000000007',
    };
    const stranger = absenceOf(2, 1, '2026-12-02');
    await rig.write(home(1), foreign, stranger, place(9, 1, 'gulli'));
    await distribution.idle();
    const registry = await rig.inventory('registry');
    assert.equal(registry[foreign._id], undefined);
    assert.equal(registry[stranger._id], undefined);
    assert.equal(registry[place(9, 1, 'gulli')._id], undefined);
  });

  test('a school’s roll call becomes months of presences of its children’s families', async () => {
    await rig.write(
      schoolDatabase('gulli'),
      rollCallOn('2026-11-10', 'gulli', { 1: {}, 2: { state: 'absent' } }),
    );
    await distribution.idle();
    const month = await rig.read(home(1), monthOfChild(1, '2026-11'));
    assert.deepEqual(month?.['body'], {
      service: 'mensa',
      month: '2026-11',
      days: {
        '10': { state: 'present', by: '1ª A', at: '2026-11-10T08:30:00.000Z' },
      },
    });
    assert.equal(
      await rig.read(home(1), monthOfChild(2, '2026-11')),
      undefined,
    );
    const other = await rig.read(home(2), monthOfChild(2, '2026-11'));
    assert.equal(JSON.stringify(other?.['body']).includes('absent'), true);
  });

  test('a corrected roll call changes the day, a child taken off it or a deleted one takes it out', async () => {
    const id = rollCallOn('2026-11-10', 'gulli', {})._id;
    const school = schoolDatabase('gulli');
    const { _rev } = (await rig.read(school, id)) ?? {};
    await rig.write(school, {
      ...rollCallOn('2026-11-10', 'gulli', {
        1: { state: 'absent', at: '2026-11-10T10:00:00.000Z' },
      }),
      _rev,
    });
    await distribution.idle();
    const days = async (child: number) =>
      (
        (await rig.read(home(child), monthOfChild(child, '2026-11')))?.[
          'body'
        ] as { days: object }
      ).days;
    assert.deepEqual(await days(1), {
      '10': { state: 'absent', by: '1ª A', at: '2026-11-10T10:00:00.000Z' },
    });
    assert.deepEqual(await days(2), {});
    const now = await rig.read('registry', id);
    await rig.write('registry', { _id: id, _rev: now?._rev, _deleted: true });
    await distribution.idle();
    assert.deepEqual(await days(1), {});
    assert.equal(await rig.read(school, id), undefined);
  });

  test('what is deleted in the registry is deleted wherever it went', async () => {
    const due = place(20, 1, 'gulli');
    await rig.write('registry', due);
    await distribution.idle();
    assert.ok(await rig.read(home(1), due._id));
    const { _rev } = (await rig.read('registry', due._id)) ?? {};
    await rig.write('registry', { _id: due._id, _rev, _deleted: true });
    await distribution.idle();
    assert.equal(await rig.read(home(1), due._id), undefined);
    assert.equal(await rig.read(schoolDatabase('gulli'), due._id), undefined);
  });

  test('an announcement goes to the town with its files, once', async () => {
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
        files: [
          { name: 'a.txt', title: 'A', contentType: 'text/plain', bytes: 5 },
        ],
      },
      _attachments: {
        'a.txt': { content_type: 'text/plain', data: 'aGVsbG8=' },
      },
    };
    await rig.write('registry', announcement);
    await distribution.idle();
    const response = await fetch(
      `${rig.couch.url}/town/${announcement._id}/a.txt`,
      {
        headers: rig.couch.admin.headers,
      },
    );
    assert.equal(await response.text(), 'hello');
    assert.equal((await rig.inventory(home(1)))[announcement._id], undefined);
  });

  test('a document that changes its household leaves the one it was in', async () => {
    const message = {
      ...question(30, 1),
      author: undefined,
      body: {
        ...question(30, 1).body,
        from: { side: 'office', name: 'Scuola' },
      },
    };
    await rig.write('registry', message);
    await distribution.idle();
    const { _rev } = (await rig.read(home(1), message._id)) ?? {};
    assert.ok(_rev);
    await rig.write('registry', { ...message, _rev, family: familyIdOf(2) });
    await distribution.idle();
    assert.equal(await rig.read(home(1), message._id), undefined);
    assert.ok(await rig.read(home(2), message._id));
  });
});
