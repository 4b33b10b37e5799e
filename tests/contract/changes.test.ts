import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, type Answer } from './contract.ts';

const ids = (answer: Answer) =>
  answer.list('results').map((row) => row.at('id'));
const at = (seq: unknown) => encodeURIComponent(String(seq));

contract('_changes', (couch) => {
  const { request, database } = couch;
  const put = async (path: string, id: string, body: object = {}) =>
    (await request('PUT', `${path}/${id}`, { body })).text('rev');

  test('GET lists each document once, at its latest change, oldest first', async () => {
    const path = await database();
    const rev = await put(path, 'a');
    await put(path, 'b');
    const latest = await put(path, 'a', { _rev: rev });
    const answer = await request('GET', `${path}/_changes`);
    assert.deepEqual(ids(answer), ['b', 'a']);
    assert.deepEqual(answer.at('results', 1, 'changes'), [{ rev: latest }]);
    assert.equal(typeof answer.at('last_seq'), 'string');
    assert.equal(answer.at('pending'), 0);
  });

  test('a deletion is a change with deleted:true, its tombstone with include_docs', async () => {
    const path = await database();
    const rev = await put(path, 'a', { n: 1 });
    await request('DELETE', `${path}/a?rev=${rev}`);
    const answer = await request('GET', `${path}/_changes?include_docs=true`);
    assert.equal(answer.at('results', 0, 'deleted'), true);
    assert.equal(answer.at('results', 0, 'doc', '_deleted'), true);
    assert.equal(answer.at('results', 0, 'doc', 'n'), undefined);
  });

  test('since gives what came after; limit pages through everything once', async () => {
    const path = await database();
    for (const id of ['a', 'b', 'c', 'd', 'e']) await put(path, id);
    const seen: unknown[] = [];
    let since = '0';
    let pending: unknown = 5;
    while (pending !== 0) {
      const page = await request(
        'GET',
        `${path}/_changes?limit=2&since=${at(since)}`,
      );
      seen.push(...ids(page));
      since = page.text('last_seq');
      pending = page.at('pending');
    }
    assert.deepEqual(seen.sort(), ['a', 'b', 'c', 'd', 'e']);
    const rest = await request('GET', `${path}/_changes?since=${at(since)}`);
    assert.deepEqual(ids(rest), []);
  });

  test('since=now gives nothing, and a last_seq that loses nothing', async () => {
    const path = await database();
    await put(path, 'a');
    const now = await request('GET', `${path}/_changes?since=now`);
    assert.deepEqual(ids(now), []);
    await put(path, 'b');
    const after = await request(
      'GET',
      `${path}/_changes?since=${at(now.at('last_seq'))}`,
    );
    assert.deepEqual(ids(after), ['b']);
  });

  test('descending=true gives the newest first', async () => {
    const path = await database();
    for (const id of ['a', 'b', 'c']) await put(path, id);
    const answer = await request(
      'GET',
      `${path}/_changes?descending=true&limit=2`,
    );
    assert.deepEqual(ids(answer), ['c', 'b']);
  });

  test('include_docs, conflicts and attachments add to the rows', async () => {
    const path = await database();
    const data = Buffer.from('ciao').toString('base64');
    await put(path, 'a', {
      n: 1,
      _attachments: { 'f.txt': { content_type: 'text/plain', data } },
    });
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs: [{ _id: 'a', _rev: '1-0' }] },
    });
    const query = 'include_docs=true&conflicts=true';
    const stubs = await request('GET', `${path}/_changes?${query}`);
    assert.equal(stubs.at('results', 0, 'doc', 'n'), 1);
    assert.deepEqual(stubs.at('results', 0, 'doc', '_conflicts'), ['1-0']);
    assert.equal(
      stubs.at('results', 0, 'doc', '_attachments', 'f.txt', 'stub'),
      true,
    );
    const whole = await request(
      'GET',
      `${path}/_changes?${query}&attachments=true`,
    );
    assert.equal(
      whole.at('results', 0, 'doc', '_attachments', 'f.txt', 'data'),
      data,
    );
  });

  test('style=all_docs names every leaf, also a deleted one', async () => {
    const path = await database();
    const docs = [
      { _id: 'a', _rev: '1-a' },
      { _id: 'a', _rev: '1-b' },
      { _id: 'a', _rev: '1-c', _deleted: true },
    ];
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs },
    });
    const main = await request('GET', `${path}/_changes`);
    assert.deepEqual(main.at('results', 0, 'changes'), [{ rev: '1-b' }]);
    const all = await request('GET', `${path}/_changes?style=all_docs`);
    assert.deepEqual(
      all
        .list('results', 0, 'changes')
        .map((each) => each.at('rev'))
        .sort(),
      ['1-a', '1-b', '1-c'],
    );
    assert.equal(all.at('results', 0, 'changes', 0, 'rev'), '1-b');
  });

  test('a write to a losing branch is a change whose document is the winner', async () => {
    const path = await database();
    const docs = [
      {
        _id: 'a',
        _rev: '2-z',
        _revisions: { start: 2, ids: ['z', 'r'] },
        n: 'win',
      },
    ];
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs },
    });
    const { text } = await request('GET', `${path}/_changes`);
    await request('POST', `${path}/_bulk_docs`, {
      body: {
        new_edits: false,
        docs: [
          { _id: 'a', _rev: '2-b', _revisions: { start: 2, ids: ['b', 'r'] } },
        ],
      },
    });
    const answer = await request(
      'GET',
      `${path}/_changes?include_docs=true&since=${at(text('last_seq'))}`,
    );
    assert.equal(answer.at('results', 0, 'changes', 0, 'rev'), '2-z');
    assert.equal(answer.at('results', 0, 'doc', 'n'), 'win');
  });

  test('POST filter=_doc_ids gives these documents only', async () => {
    const path = await database();
    for (const id of ['a', 'b', 'c']) await put(path, id);
    const answer = await request('POST', `${path}/_changes?filter=_doc_ids`, {
      body: { doc_ids: ['a', 'c', 'none'] },
    });
    assert.deepEqual(ids(answer).sort(), ['a', 'c']);
  });

  test('POST filter=_selector gives what the selector matches', async () => {
    const path = await database();
    await put(path, 'a', { type: 'due', n: 1 });
    await put(path, 'b', { type: 'due', n: 5 });
    await put(path, 'c', { type: 'message', n: 9 });
    const answer = await request('POST', `${path}/_changes?filter=_selector`, {
      body: { selector: { type: 'due', n: { $gt: 2 } } },
    });
    assert.deepEqual(ids(answer), ['b']);
  });

  test('filter=_design gives design documents', async () => {
    const path = await database();
    await put(path, 'a');
    await put(path, '_design/x');
    const answer = await request('GET', `${path}/_changes?filter=_design`);
    assert.deepEqual(ids(answer), ['_design/x']);
  });

  test('limit counts after the filter, and last_seq passes what was filtered out', async () => {
    const path = await database();
    for (const id of ['a1', 'b1', 'b2', 'a2', 'b3']) await put(path, id);
    const filter = { body: { doc_ids: ['b1', 'b2', 'b3'] } };
    const one = await request(
      'POST',
      `${path}/_changes?filter=_doc_ids&limit=2`,
      filter,
    );
    assert.equal(ids(one).length, 2);
    const two = await request(
      'POST',
      `${path}/_changes?filter=_doc_ids&since=${at(one.at('last_seq'))}`,
      filter,
    );
    assert.deepEqual([...ids(one), ...ids(two)].sort(), ['b1', 'b2', 'b3']);
  });

  test('an unknown filter and a bad since are refused', async () => {
    const path = await database();
    const filter = await request('GET', `${path}/_changes?filter=no/such`);
    assert.equal(filter.status, 404);
    const since = await request('GET', `${path}/_changes?since=nonsense`);
    assert.equal(since.status, 400);
  });

  test('ten thousand changes come complete', async () => {
    const path = await database();
    for (let part = 0; part < 10; part += 1) {
      const docs = Array.from({ length: 1000 }, (_, n) => ({
        _id: `${part}-${n}`,
      }));
      await request('POST', `${path}/_bulk_docs`, { body: { docs } });
    }
    const answer = await request('GET', `${path}/_changes?include_docs=true`);
    assert.equal(new Set(ids(answer)).size, 10_000);
  });
});
