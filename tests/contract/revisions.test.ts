import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, type Target } from './contract.ts';

/** A document with two live leaves, 2-bbb (the winner) and 2-aaa, and their parent 1-root. */
async function branched({ request, database }: Target): Promise<string> {
  const path = await database();
  const rev = (hash: string, n: number) => ({
    _id: 'x',
    _rev: `2-${hash}`,
    _revisions: { start: 2, ids: [hash, 'root'] },
    n,
  });
  const root = { _id: 'x', _rev: '1-root', n: 0 };
  for (const doc of [root, rev('aaa', 1), rev('bbb', 2)]) {
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs: [doc] },
    });
  }
  return path;
}

contract('revisions', (couch) => {
  const { request, database } = couch;

  test('GET ?revs=true and ?revs_info=true tell the history', async () => {
    const path = await database();
    const one = await request('PUT', `${path}/a`, { body: { n: 1 } });
    const two = await request('PUT', `${path}/a`, {
      body: { n: 2, _rev: one.text('rev') },
    });
    const doc = await request('GET', `${path}/a?revs=true&revs_info=true`);
    assert.equal(doc.at('_revisions', 'start'), 2);
    assert.deepEqual(
      doc.at('_revisions', 'ids'),
      [two, one].map((each) => each.text('rev').split('-')[1]),
    );
    assert.deepEqual(
      doc.list('_revs_info').map((each) => each.at('rev')),
      [two.text('rev'), one.text('rev')],
    );
    assert.equal(doc.at('_revs_info', 0, 'status'), 'available');
  });

  test('GET ?rev= reads an old revision; a rev that is none answers 400, an unknown 404', async () => {
    const path = await database();
    const one = await request('PUT', `${path}/a`, { body: { n: 1 } });
    await request('PUT', `${path}/a`, {
      body: { n: 2, _rev: one.text('rev') },
    });
    const old = await request('GET', `${path}/a?rev=${one.text('rev')}`);
    assert.equal(old.at('n'), 1);
    assert.equal((await request('GET', `${path}/a?rev=odd`)).status, 400);
    assert.equal((await request('GET', `${path}/a?rev=9-abc`)).status, 404);
  });

  test('the higher revision wins on every server, and ?conflicts=true names the loser', async () => {
    const path = await branched(couch);
    const doc = await request('GET', `${path}/x?conflicts=true`);
    assert.equal(doc.at('_rev'), '2-bbb');
    assert.deepEqual(doc.at('_conflicts'), ['2-aaa']);
  });

  test('deleting the loser ends the conflict', async () => {
    const path = await branched(couch);
    await request('DELETE', `${path}/x?rev=2-aaa`);
    const doc = await request(
      'GET',
      `${path}/x?conflicts=true&deleted_conflicts=true`,
    );
    assert.equal(doc.at('_rev'), '2-bbb');
    assert.equal(doc.at('_conflicts'), undefined);
    assert.equal(doc.list('_deleted_conflicts').length, 1);
  });

  test('deleting the winner lets the loser win', async () => {
    const path = await branched(couch);
    await request('DELETE', `${path}/x?rev=2-bbb`);
    const doc = await request('GET', `${path}/x`);
    assert.equal(doc.at('_rev'), '2-aaa');
    assert.equal(doc.at('n'), 1);
  });

  test('GET ?open_revs=all as JSON gives every leaf', async () => {
    const path = await branched(couch);
    const answer = await request('GET', `${path}/x?open_revs=all&revs=true`);
    assert.deepEqual(
      answer
        .list()
        .map((each) => each.at('ok', '_rev'))
        .sort(),
      ['2-aaa', '2-bbb'],
    );
    assert.deepEqual(answer.at(0, 'ok', '_revisions', 'start'), 2);
  });

  test('GET ?open_revs=[…] gives those, and tells which is missing', async () => {
    const path = await branched(couch);
    const revs = encodeURIComponent('["2-aaa","5-zzz"]');
    const answer = await request('GET', `${path}/x?open_revs=${revs}`);
    const items = answer.list();
    assert.equal(items.length, 2);
    assert.ok(items.some((each) => each.at('ok', 'n') === 1));
    assert.ok(items.some((each) => each.at('missing') === '5-zzz'));
  });

  test('GET ?open_revs=[…]&latest=true gives the leaves a revision led to', async () => {
    const path = await branched(couch);
    const revs = encodeURIComponent('["1-root"]');
    const answer = await request(
      'GET',
      `${path}/x?open_revs=${revs}&latest=true`,
    );
    assert.deepEqual(
      answer
        .list()
        .map((each) => each.at('ok', '_rev'))
        .sort(),
      ['2-aaa', '2-bbb'],
    );
  });

  test('POST /db/_revs_diff names what is missing, and what it could build on', async () => {
    const path = await branched(couch);
    const answer = await request('POST', `${path}/_revs_diff`, {
      body: { x: ['2-aaa', '3-new'], y: ['1-y'] },
    });
    assert.deepEqual(answer.at('x', 'missing'), ['3-new']);
    assert.ok(answer.list('x', 'possible_ancestors').length > 0);
    assert.deepEqual(answer.at('y', 'missing'), ['1-y']);
  });

  test('POST /db/_revs_diff answers {} when nothing is missing', async () => {
    const path = await branched(couch);
    const answer = await request('POST', `${path}/_revs_diff`, {
      body: { x: ['2-aaa', '2-bbb'] },
    });
    assert.deepEqual(answer.value, {});
  });

  test('POST /db/_missing_revs names what is missing', async () => {
    const path = await branched(couch);
    const answer = await request('POST', `${path}/_missing_revs`, {
      body: { x: ['2-aaa', '3-new'] },
    });
    assert.deepEqual(answer.at('missing_revs'), { x: ['3-new'] });
  });

  test('POST /db/_bulk_get reads revisions with their history', async () => {
    const path = await branched(couch);
    const answer = await request('POST', `${path}/_bulk_get?revs=true`, {
      body: { docs: [{ id: 'x', rev: '2-aaa' }, { id: 'x' }] },
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.at('results', 0, 'docs', 0, 'ok', 'n'), 1);
    assert.deepEqual(
      answer.at('results', 0, 'docs', 0, 'ok', '_revisions', 'ids'),
      ['aaa', 'root'],
    );
  });

  test('POST /db/_bulk_get answers an error for what is missing', async () => {
    const path = await branched(couch);
    const answer = await request('POST', `${path}/_bulk_get`, {
      body: {
        docs: [
          { id: 'none', rev: '1-a' },
          { id: 'x', rev: '9-z' },
        ],
      },
    });
    for (const index of [0, 1]) {
      const error = answer.at('results', index, 'docs', 0, 'error', 'error');
      assert.equal(error, 'not_found');
    }
  });
});
