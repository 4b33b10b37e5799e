import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase, schoolDatabase } from '#model/databases.ts';
import { revokedId } from '#model/document-id.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../tests/support/distribution-rig.ts';
import {
  absenceOf,
  childDoc,
  childIdOf,
  familyIdOf,
  household,
  monthOfChild,
  place,
  question,
  rollCallOn,
} from '../../tests/support/household.ts';
import type { Distribution } from './start-distribution.ts';

const home = (number: number) => familyDatabase(familyIdOf(number));

suite('distribution: rights that end and come back', () => {
  let rig: DistributionRig;
  let distribution: Distribution;
  let clock = new Date('2026-11-23T10:00:00Z');
  const rewrite = async (database: string, doc: { _id: string }) => {
    const stored = await rig.read(database, doc._id);
    await rig.write(database, { ...doc, ...(stored && { _rev: stored._rev }) });
  };
  const marker = async (family: number, child: number) =>
    (await rig.read(home(family), revokedId(childIdOf(child))))?.['body'] as
      { ids: string[] } | undefined;
  before(async () => {
    rig = await distributionRig();
    distribution = rig.start({ now: () => clock });
    await rig.write(
      'registry',
      childDoc(1),
      childDoc(2),
      place(1, 1, 'gulli'),
      place(2, 2, 'gulli'),
      household(1, [1, 2]),
      household(2, [1]),
      rollCallOn('2026-11-10', 'gulli', { 1: {}, 2: {} }),
    );
    await distribution.idle();
    await distribution.idle();
  });
  after(() => rig.close());

  test('a household that loses a child loses its documents, without tombstones, and keeps its own', async () => {
    await rig.write(home(2), absenceOf(1, 2, '2026-12-01'), question(2, 2));
    await distribution.idle();
    await rewrite('registry', household(2, []));
    await distribution.idle();
    const left = Object.keys(await rig.inventory(home(2)));
    assert.deepEqual(
      left.sort(),
      [
        'epoch',
        household(2, [])._id,
        question(2, 2)._id,
        revokedId(childIdOf(1)),
      ].sort(),
    );
    assert.deepEqual(
      new Set((await marker(2, 1))?.ids),
      new Set([
        childDoc(1)._id,
        place(1, 1, 'gulli')._id,
        monthOfChild(1, '2026-11'),
        absenceOf(1, 2, '2026-12-01')._id,
      ]),
    );
    // Nothing of the child is on the feed any more, not even as deleted.
    const feed = JSON.stringify(await rig.call(`/${home(2)}/_changes`));
    assert.equal(feed.includes(childDoc(1)._id), false);
    // The other household has it all, with what the first one wrote.
    assert.ok(await rig.read(home(1), absenceOf(1, 2, '2026-12-01')._id));
  });

  test('when the right comes back so do the documents, and the marker is empty', async () => {
    await rewrite('registry', household(2, [1]));
    await distribution.idle();
    const here = await rig.inventory(home(2));
    const there = await rig.inventory('registry');
    for (const id of [
      childDoc(1)._id,
      monthOfChild(1, '2026-11'),
      absenceOf(1, 2, '2026-12-01')._id,
    ])
      assert.equal(here[id], there[id], id);
    assert.deepEqual((await marker(2, 1))?.ids, []);
  });

  test('what a tombstone hides comes back under a fresh revision', async () => {
    await rewrite('registry', household(2, []));
    await distribution.idle();
    // As a router that un-routed by deleting would have left it.
    const { _rev } = (await rig.read('registry', childDoc(1)._id)) ?? {};
    const [start, hash] = (_rev ?? '').split('-');
    await rig.call(`/${home(2)}/_bulk_docs`, {
      method: 'POST',
      body: {
        new_edits: false,
        docs: [
          {
            _id: childDoc(1)._id,
            _rev: `${Number(start) + 1}-ffffffffffffffffffffffffffffffff`,
            _deleted: true,
            _revisions: {
              start: Number(start) + 1,
              ids: ['ffffffffffffffffffffffffffffffff', hash],
            },
          },
        ],
      },
    });
    await rewrite('registry', household(2, [1]));
    await distribution.idle();
    await distribution.idle();
    const here = await rig.inventory(home(2));
    assert.equal(
      here[childDoc(1)._id],
      (await rig.inventory('registry'))[childDoc(1)._id],
    );
  });

  test('what was written just before the right ended reaches the registry before it is purged', async () => {
    const absence = absenceOf(1, 2, '2026-12-03', 'scritta per ultima');
    await Promise.all([
      rig.write(home(2), absence),
      rewrite('registry', household(2, [])),
    ]);
    await distribution.idle();
    await distribution.idle();
    assert.equal(await rig.read(home(2), absence._id), undefined);
    const kept = await rig.read('registry', absence._id);
    assert.deepEqual(kept?.['body'], absence.body);
    assert.ok(await rig.read(home(1), absence._id));
  });

  test('what comes in after the right ended goes up and leaves again', async () => {
    const late = absenceOf(1, 2, '2026-12-04', 'arrivata tardi');
    await rig.write(home(2), late);
    await distribution.idle();
    assert.equal(await rig.read(home(2), late._id), undefined);
    assert.ok(await rig.read('registry', late._id));
    assert.ok((await marker(2, 1))?.ids.includes(late._id));
  });

  test('what the registry does not know is kept before it is purged', async () => {
    await rewrite('registry', household(2, [1]));
    await distribution.idle();
    // A family's database does not speak for the Comune, so this goes nowhere.
    const unknown = { ...place(77, 1, 'gulli') };
    await rig.write(home(2), unknown);
    await rewrite('registry', household(2, []));
    await distribution.idle();
    assert.equal(await rig.read(home(2), unknown._id), undefined);
    const kept = (await rig.call(
      `/portal/_all_docs?include_docs=true&startkey="checkpoint:kept:"&endkey="checkpoint:kept;"`,
    )) as { rows: { doc: { kept: { _id: string } } }[] };
    assert.deepEqual(
      kept.rows.map(({ doc }) => doc.kept._id),
      [unknown._id],
    );
  });

  test('a dated right begins and ends with its day', async () => {
    await rewrite(
      'registry',
      household(2, [{ child: 1, from: '2026-11-25', to: '2026-11-26' }]),
    );
    await distribution.idle();
    await distribution.tick();
    assert.equal(await rig.read(home(2), childDoc(1)._id), undefined);
    clock = new Date('2026-11-25T05:00:00Z');
    await distribution.tick();
    assert.ok(await rig.read(home(2), childDoc(1)._id));
    clock = new Date('2026-11-27T05:00:00Z');
    await distribution.tick();
    assert.equal(await rig.read(home(2), childDoc(1)._id), undefined);
    assert.ok((await marker(2, 1))?.ids.includes(childDoc(1)._id));
  });

  test('a school loses a child that changes school, and the new one gains it', async () => {
    await rewrite(
      'registry',
      place(2, 2, 'gulli', { from: '2025-09-15', to: '2026-11-20' }),
    );
    await rig.write('registry', place(3, 2, 'rodari', { from: '2026-11-21' }));
    await distribution.idle();
    const old = await rig.inventory(schoolDatabase('gulli'));
    const fresh = await rig.inventory(schoolDatabase('rodari'));
    assert.equal(old[childDoc(2)._id], undefined);
    assert.ok(fresh[childDoc(2)._id]);
    // Its register is the school's own.
    assert.ok(old[rollCallOn('2026-11-10', 'gulli', {})._id]);
  });

  test('without the household’s document nothing is taken from it', async () => {
    const before = await rig.inventory(home(1));
    const { _rev } = (await rig.read('registry', household(1, [])._id)) ?? {};
    await distribution.stop();
    await rig.call('/registry/_purge', {
      method: 'POST',
      body: { [household(1, [])._id]: [_rev] },
    });
    distribution = rig.start({ now: () => clock });
    await distribution.idle();
    await distribution.sweep();
    const after = await rig.inventory(home(1));
    for (const id of Object.keys(before))
      assert.equal(after[id], before[id], id);
  });
});
