import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from './contract.ts';

contract('bulk writes', (couch) => {
  const { request, database } = couch;
  const bulk = (path: string, body: object) =>
    request('POST', `${path}/_bulk_docs`, { body });

  test('POST /db/_bulk_docs answers 201 with one row per document, in order', async () => {
    const path = await database();
    const ids = Array.from({ length: 120 }, (_, n) => `d${n}`);
    const answer = await bulk(path, { docs: ids.map((_id) => ({ _id })) });
    assert.equal(answer.status, 201);
    assert.deepEqual(
      answer.list().map((row) => row.at('id')),
      ids,
    );
    assert.ok(answer.list().every((row) => row.at('ok') === true));
  });

  test('a conflict is a row; the others are written', async () => {
    const path = await database();
    await request('PUT', `${path}/b`, { body: {} });
    const answer = await bulk(path, {
      docs: [{ _id: 'a' }, { _id: 'b' }, { _id: 'c' }],
    });
    assert.equal(answer.at(1, 'id'), 'b');
    assert.equal(answer.at(1, 'error'), 'conflict');
    assert.equal(answer.at(1, 'rev'), undefined);
    assert.equal((await request('GET', `${path}/c`)).status, 200);
  });

  test('of two documents with one id in a batch the first is written', async () => {
    const path = await database();
    const answer = await bulk(path, {
      docs: [
        { _id: 'a', n: 1 },
        { _id: 'a', n: 2 },
      ],
    });
    const errors = answer
      .list()
      .filter((row) => row.at('error') === 'conflict');
    assert.equal(errors.length, 1);
    assert.match((await request('GET', `${path}/a`)).text('_rev'), /^1-/);
  });

  test('a batch creates, edits and deletes', async () => {
    const path = await database();
    const [a, b] = (
      await bulk(path, { docs: [{ _id: 'a' }, { _id: 'b' }] })
    ).list();
    const answer = await bulk(path, {
      docs: [
        { _id: 'a', _rev: a?.text('rev'), n: 2 },
        { _id: 'b', _rev: b?.text('rev'), _deleted: true },
        { n: 3 },
      ],
    });
    assert.ok(answer.list().every((row) => row.at('ok') === true));
    const info = await request('GET', path);
    assert.equal(info.at('doc_count'), 2);
    assert.equal(info.at('doc_del_count'), 1);
  });

  test('new_edits:false stores the revision as it is, and reports nothing', async () => {
    const path = await database();
    const doc = {
      _id: 'a',
      _rev: '3-ccc',
      _revisions: { start: 3, ids: ['ccc', 'bbb', 'aaa'] },
      n: 3,
    };
    const answer = await bulk(path, { new_edits: false, docs: [doc] });
    assert.equal(answer.status, 201);
    assert.deepEqual(answer.value, []);
    const stored = await request('GET', `${path}/a?revs=true`);
    assert.equal(stored.at('_rev'), '3-ccc');
    assert.deepEqual(stored.at('_revisions', 'ids'), ['ccc', 'bbb', 'aaa']);
  });

  test('the same revision again with new_edits:false is no change', async () => {
    const path = await database();
    const docs = [
      {
        _id: 'a',
        _rev: '2-bbb',
        _revisions: { start: 2, ids: ['bbb', 'aaa'] },
      },
    ];
    await bulk(path, { new_edits: false, docs });
    const before = (await request('GET', path)).at('update_seq');
    await bulk(path, { new_edits: false, docs });
    const changes = await request(
      'GET',
      `${path}/_changes?since=${encodeURIComponent(String(before))}`,
    );
    assert.deepEqual(changes.at('results'), []);
  });

  test('new_edits:false makes a conflict where histories part', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: { n: 1 } });
    await bulk(path, {
      new_edits: false,
      docs: [{ _id: 'a', _rev: '1-0', n: 2 }],
    });
    const doc = await request('GET', `${path}/a?conflicts=true`);
    assert.equal(doc.at('_rev'), first.at('rev'));
    assert.deepEqual(doc.at('_conflicts'), ['1-0']);
  });

  test('a replicated tombstone deletes, and beats an older edit', async () => {
    const path = await database();
    await bulk(path, { new_edits: false, docs: [{ _id: 'a', _rev: '1-aaa' }] });
    const _revisions = { start: 2, ids: ['bbb', 'aaa'] };
    await bulk(path, {
      new_edits: false,
      docs: [{ _id: 'a', _rev: '2-bbb', _revisions, _deleted: true }],
    });
    assert.equal((await request('GET', `${path}/a`)).at('reason'), 'deleted');
  });

  test('a body without docs, or that is no JSON, answers 400', async () => {
    const path = await database();
    assert.equal((await bulk(path, {})).status, 400);
    const broken = await request('POST', `${path}/_bulk_docs`, {
      body: '{"docs":[',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal(broken.status, 400);
    assert.equal(broken.at('error'), 'bad_request');
  });

  test('a body that is not said to be JSON answers 415', async () => {
    const path = await database();
    const answer = await request('POST', `${path}/_bulk_docs`, {
      body: '{"docs":[]}',
      headers: { 'content-type': 'text/plain' },
    });
    assert.equal(answer.status, 415);
    assert.equal(answer.at('error'), 'bad_content_type');
  });

  test('edits of one document from ten writers: exactly one is accepted', async () => {
    const path = await database();
    const { text } = await request('PUT', `${path}/a`, { body: {} });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        request('PUT', `${path}/a`, { body: { n, _rev: text('rev') } }),
      ),
    );
    const accepted = answers.filter((each) => each.status === 201);
    assert.equal(accepted.length, 1);
    assert.ok(answers.every((each) => [201, 409].includes(each.status)));
    const doc = await request('GET', `${path}/a?conflicts=true`);
    assert.equal(doc.at('_conflicts'), undefined);
  });
});
