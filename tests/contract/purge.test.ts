import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from './contract.ts';

contract('_purge', (couch) => {
  const { request, database } = couch;
  const purge = (path: string, body: object) =>
    request('POST', `${path}/_purge`, { body });

  test('POST /db/_purge removes a document without a tombstone', async () => {
    const path = await database();
    const { text } = await request('PUT', `${path}/a`, { body: { n: 1 } });
    await request('PUT', `${path}/b`, { body: {} });
    const answer = await purge(path, { a: [text('rev')] });
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.at('purged'), { a: [text('rev')] });
    const doc = await request('GET', `${path}/a`);
    assert.equal(doc.status, 404);
    assert.equal(doc.at('reason'), 'missing');
    const changes = await request('GET', `${path}/_changes`);
    assert.deepEqual(
      changes.list('results').map((row) => row.at('id')),
      ['b'],
    );
    const keys = await request('POST', `${path}/_all_docs`, {
      body: { keys: ['a'] },
    });
    assert.equal(keys.at('rows', 0, 'error'), 'not_found');
    const info = await request('GET', path);
    assert.equal(info.at('doc_count'), 1);
    assert.equal(info.at('doc_del_count'), 0);
  });

  test('what was purged is unknown: _revs_diff asks for it, and it may be written again', async () => {
    const path = await database();
    const one = await request('PUT', `${path}/a`, { body: { n: 1 } });
    const two = await request('PUT', `${path}/a`, {
      body: { n: 2, _rev: one.text('rev') },
    });
    const stored = await request('GET', `${path}/a?revs=true`);
    await purge(path, { a: [two.text('rev')] });
    const diff = await request('POST', `${path}/_revs_diff`, {
      body: { a: [two.text('rev'), one.text('rev')] },
    });
    assert.equal(diff.list('a', 'missing').length, 2);
    const { text } = await request('GET', `${path}/_changes`);
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs: [stored.value] },
    });
    const again = await request('GET', `${path}/a`);
    assert.equal(again.at('_rev'), two.at('rev'));
    assert.equal(again.at('n'), 2);
    const since = encodeURIComponent(text('last_seq'));
    const changes = await request('GET', `${path}/_changes?since=${since}`);
    assert.equal(changes.at('results', 0, 'id'), 'a');
  });

  test('a tombstone can be purged, and the document begins at revision 1 again', async () => {
    const path = await database();
    const one = await request('PUT', `${path}/a`, { body: {} });
    const gone = await request('DELETE', `${path}/a?rev=${one.text('rev')}`);
    await purge(path, { a: [gone.text('rev')] });
    const again = await request('PUT', `${path}/a`, { body: {} });
    assert.match(again.text('rev'), /^1-/);
  });

  test('purging one branch of a conflict leaves the other', async () => {
    const path = await database();
    const docs = ['aaa', 'bbb'].map((hash) => ({
      _id: 'x',
      _rev: `2-${hash}`,
      _revisions: { start: 2, ids: [hash, 'root'] },
      hash,
    }));
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs },
    });
    const answer = await purge(path, { x: ['2-bbb'] });
    assert.deepEqual(answer.at('purged', 'x'), ['2-bbb']);
    const doc = await request('GET', `${path}/x?conflicts=true`);
    assert.equal(doc.at('_rev'), '2-aaa');
    assert.equal(doc.at('hash'), 'aaa');
    assert.equal(doc.at('_conflicts'), undefined);
  });

  test('a revision that is no leaf, or unknown, is not purged', async () => {
    const path = await database();
    const one = await request('PUT', `${path}/a`, { body: {} });
    await request('PUT', `${path}/a`, { body: { _rev: one.text('rev') } });
    const answer = await purge(path, {
      a: [one.text('rev'), '9-z'],
      none: ['1-a'],
    });
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.at('purged', 'a') ?? [], []);
    assert.equal((await request('GET', `${path}/a`)).status, 200);
  });

  test('an attachment only the purged revision had is gone; a shared one stays', async () => {
    const path = await database();
    const body = 'condiviso';
    const headers = { 'content-type': 'text/plain' };
    const a = await request('PUT', `${path}/a/f.txt`, { body, headers });
    await request('PUT', `${path}/b/f.txt`, { body, headers });
    await purge(path, { a: [a.text('rev')] });
    assert.equal((await request('GET', `${path}/a/f.txt`)).status, 404);
    assert.equal((await request('GET', `${path}/b/f.txt`)).body, body);
  });

  test('a view forgets what was purged', async () => {
    const path = await database();
    const map = 'function (doc) { emit(doc._id, null); }';
    await request('PUT', `${path}/_design/d`, {
      body: { views: { v: { map } } },
    });
    const { text } = await request('PUT', `${path}/a`, { body: {} });
    await request('PUT', `${path}/b`, { body: {} });
    const before = await request('GET', `${path}/_design/d/_view/v`);
    assert.equal(before.list('rows').length, 2);
    await purge(path, { a: [text('rev')] });
    const after = await request('GET', `${path}/_design/d/_view/v`);
    assert.deepEqual(
      after.list('rows').map((row) => row.at('id')),
      ['b'],
    );
  });

  test('replication passes a purge by: the target keeps its copy', async () => {
    const path = await database();
    const { text } = await request('PUT', `${path}/a`, { body: {} });
    const { text: seq } = await request('GET', `${path}/_changes`);
    await purge(path, { a: [text('rev')] });
    const since = encodeURIComponent(seq('last_seq'));
    const changes = await request('GET', `${path}/_changes?since=${since}`);
    assert.deepEqual(changes.at('results'), []);
  });
});
