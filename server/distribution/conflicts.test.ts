import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../tests/support/distribution-rig.ts';
import {
  absenceOf,
  childDoc,
  familyIdOf,
  household,
  personIdOf,
  place,
  uuid,
} from '../../tests/support/household.ts';
import type { Distribution } from './start-distribution.ts';

const home = (number: number) => familyDatabase(familyIdOf(number));

suite('distribution: conflicts', () => {
  let rig: DistributionRig;
  let distribution: Distribution;
  const leaves = async (database: string, id: string) => {
    const { _rev, _conflicts = [] } = (await rig.call(
      `/${database}/${id}?conflicts=true`,
    )) as { _rev: string; _conflicts?: string[] };
    return [_rev, ..._conflicts];
  };
  const kept = async () =>
    (
      (await rig.call(
        `/portal/_all_docs?include_docs=true&startkey="checkpoint:kept:"&endkey="checkpoint:kept;"`,
      )) as { rows: { doc: { reason: string; kept: { body: unknown } } }[] }
    ).rows.map(({ doc }) => doc);
  before(async () => {
    rig = await distributionRig();
    await rig.write(
      'registry',
      childDoc(1),
      place(1, 1, 'gulli'),
      household(1, [1]),
      household(2, [1]),
    );
    distribution = rig.start();
    await distribution.idle();
  });
  after(() => rig.close());

  test('two households report one absence while neither knows of the other: both notes stand, everywhere, once', async () => {
    await distribution.stop();
    const mine = absenceOf(1, 1, '2026-12-01', 'Febbre');
    const theirs = {
      ...absenceOf(1, 2, '2026-12-01', 'Visita dal medico'),
      received: { at: '2026-11-21T10:00:00.000Z', by: 'portal' },
    };
    await rig.write(home(1), mine);
    await rig.write(home(2), theirs);
    distribution = rig.start();
    await distribution.idle();
    await distribution.idle();
    const revs = await leaves('registry', mine._id);
    assert.equal(revs.length, 1);
    for (const name of [home(1), home(2), 'school-gulli'])
      assert.deepEqual(await leaves(name, mine._id), revs, name);
    const doc = await rig.read('registry', mine._id);
    const { note } = doc?.['body'] as { note: string };
    assert.deepEqual(
      new Set(note.split('\n')),
      new Set(['Febbre', 'Visita dal medico']),
    );
    assert.deepEqual(doc?.['received'], mine.received);
    assert.deepEqual(await kept(), []);
  });

  test('a replica of the staff that wrote the same document: one stands for everybody, the other’s words are kept', async () => {
    const doc = place(5, 1, 'gulli');
    await rig.write('registry', doc);
    await distribution.idle();
    const [base = ''] = await leaves('registry', doc._id);
    const branch = (hash: string, groupName: string) => ({
      ...doc,
      body: { ...doc.body, groupName },
      _rev: `2-${hash}`,
      _revisions: { start: 2, ids: [hash, base.slice(2)] },
    });
    await rig.call('/registry/_bulk_docs', {
      method: 'POST',
      body: {
        new_edits: false,
        docs: [
          branch('a'.repeat(32), 'Prima A'),
          branch('b'.repeat(32), 'Prima B'),
        ],
      },
    });
    await distribution.idle();
    for (const name of ['registry', home(1), home(2), 'school-gulli'])
      assert.deepEqual(
        await leaves(name, doc._id),
        [`2-${'b'.repeat(32)}`],
        name,
      );
    const [one, ...others] = await kept();
    assert.equal(others.length, 0);
    assert.equal(one?.reason, 'lost-in-merge');
    assert.match(JSON.stringify(one.kept.body), /Prima A/);
    const feed = await rig.call('/registry');
    await distribution.idle();
    assert.deepEqual(
      ((await rig.call('/registry')) as { update_seq: string }).update_seq,
      (feed as { update_seq: string }).update_seq,
    );
  });

  test('one side deletes what the other edits: the edit stands', async () => {
    const doc = place(6, 1, 'gulli');
    await rig.write('registry', doc);
    await distribution.idle();
    const [base = ''] = await leaves('registry', doc._id);
    await rig.call('/registry/_bulk_docs', {
      method: 'POST',
      body: {
        new_edits: false,
        docs: [
          {
            ...doc,
            body: { ...doc.body, groupName: 'Seconda' },
            _rev: `2-${'c'.repeat(32)}`,
            _revisions: { start: 2, ids: ['c'.repeat(32), base.slice(2)] },
          },
          {
            _id: doc._id,
            _deleted: true,
            _rev: `2-${'d'.repeat(32)}`,
            _revisions: { start: 2, ids: ['d'.repeat(32), base.slice(2)] },
          },
        ],
      },
    });
    await distribution.idle();
    for (const name of ['registry', home(1)])
      assert.deepEqual(
        await leaves(name, doc._id),
        [`2-${'c'.repeat(32)}`],
        name,
      );
  });

  test("a letter under the id of another household's stays where it is, and theirs stands untouched", async () => {
    const theirs = letter(2, 'Di chi lo ha scritto prima.');
    await rig.write(home(2), theirs);
    await distribution.idle();
    const before = await leaves('registry', theirs._id);
    // Revisions that would win over theirs, whatever the outcome of one draw.
    for (const text of ['Uno', 'Due', 'Tre']) {
      const mine = letter(1, text);
      const { _rev } = (await rig.read(home(1), mine._id)) ?? {};
      await rig.write(home(1), { ...mine, ...(_rev && { _rev }) });
      await distribution.idle();
    }
    assert.deepEqual(await leaves('registry', theirs._id), before);
    assert.deepEqual(await leaves(home(2), theirs._id), before);
    assert.deepEqual(
      (await kept())
        .filter(({ reason }) => reason === 'id-taken')
        .map(({ kept: { body } }) => (body as { text: string }).text),
      ['Uno', 'Due', 'Tre'],
    );
  });
});

const letterId = `message:${uuid('b', 77)}`;

/** A question of this family, always under one id. */
function letter(number: number, text: string) {
  return {
    _id: letterId,
    type: 'message',
    v: 1,
    at: '2026-11-20T10:00:00.000Z',
    family: familyIdOf(number),
    author: personIdOf(number),
    received: { at: '2026-11-20T10:00:00.000Z', by: 'portal' },
    body: {
      thread: uuid('b', 77),
      topic: 'other',
      subject: 'Prova',
      text,
      from: { side: 'parent', name: 'Prova' },
    },
  };
}
