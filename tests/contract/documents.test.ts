import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from './contract.ts';

contract('documents', (couch) => {
  const { request, database } = couch;

  test('PUT /db/id answers 201 with a first revision; GET gives the document back', async () => {
    const path = await database();
    const saved = await request('PUT', `${path}/a`, {
      body: { text: 'perché', n: 1.5, list: [1, { deep: null }] },
    });
    assert.equal(saved.status, 201);
    assert.match(saved.text('rev'), /^1-/);
    const doc = await request('GET', `${path}/a`);
    assert.deepEqual(doc.value, {
      _id: 'a',
      _rev: saved.text('rev'),
      text: 'perché',
      n: 1.5,
      list: [1, { deep: null }],
    });
    assert.equal(doc.headers.get('etag'), `"${saved.text('rev')}"`);
  });

  test('POST /db gives a document an id', async () => {
    const path = await database();
    const saved = await request('POST', path, { body: { n: 1 } });
    assert.equal(saved.status, 201);
    const doc = await request('GET', `${path}/${saved.text('id')}`);
    assert.equal(doc.at('n'), 1);
  });

  test('an id may hold any character, escaped in the path', async () => {
    const path = await database();
    for (const id of [
      'a/b',
      'a:b',
      'è',
      'with space',
      'a+b',
      'a%b',
      'a?b',
      '日本',
    ]) {
      const at = `${path}/${encodeURIComponent(id)}`;
      assert.equal((await request('PUT', at, { body: {} })).status, 201, id);
      assert.equal((await request('GET', at)).at('_id'), id);
    }
    const rows = (await request('GET', `${path}/_all_docs`)).list('rows');
    assert.equal(rows.length, 8);
  });

  test('an edit without, or with an old, _rev answers 409 conflict and changes nothing', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: { n: 1 } });
    const rev = first.text('rev');
    await request('PUT', `${path}/a`, { body: { n: 2, _rev: rev } });
    for (const body of [
      { n: 3 },
      { n: 3, _rev: rev },
      { n: 3, _rev: '7-abc' },
    ]) {
      const answer = await request('PUT', `${path}/a`, { body });
      assert.equal(answer.status, 409);
      assert.equal(answer.at('error'), 'conflict');
    }
    assert.equal((await request('GET', `${path}/a`)).at('n'), 2);
  });

  test('a first write that names a _rev answers 409', async () => {
    const path = await database();
    const answer = await request('PUT', `${path}/a`, {
      body: { _rev: '1-abc' },
    });
    assert.equal(answer.status, 409);
  });

  test('the base revision may come as ?rev= or If-Match', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: {} });
    const second = await request('PUT', `${path}/a?rev=${first.text('rev')}`, {
      body: { n: 2 },
    });
    assert.equal(second.status, 201);
    const third = await request('PUT', `${path}/a`, {
      body: { n: 3 },
      headers: { 'if-match': second.text('rev') },
    });
    assert.match(third.text('rev'), /^3-/);
  });

  test('the same first write twice makes one revision, whoever asks', async () => {
    const path = await database();
    const other = await database();
    const [a, b] = await Promise.all(
      [path, other].map((each) =>
        request('PUT', `${each}/a`, { body: { n: 1 } }),
      ),
    );
    assert.equal(a?.at('rev'), b?.at('rev'));
  });

  test('DELETE /db/id?rev= leaves a tombstone: 404 deleted, its revision readable', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: { n: 1 } });
    const gone = await request('DELETE', `${path}/a?rev=${first.text('rev')}`);
    assert.equal(gone.status, 200);
    assert.match(gone.text('rev'), /^2-/);
    const answer = await request('GET', `${path}/a`);
    assert.equal(answer.status, 404);
    assert.equal(answer.at('reason'), 'deleted');
    const tombstone = await request('GET', `${path}/a?rev=${gone.text('rev')}`);
    assert.equal(tombstone.at('_deleted'), true);
  });

  test('DELETE of what is not there answers 404; without rev 409', async () => {
    const path = await database();
    assert.equal((await request('DELETE', `${path}/none?rev=1-a`)).status, 404);
    await request('PUT', `${path}/a`, { body: {} });
    assert.equal((await request('DELETE', `${path}/a`)).status, 409);
  });

  test('a deleted document may begin again, above its tombstone', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: {} });
    await request('DELETE', `${path}/a?rev=${first.text('rev')}`);
    const again = await request('PUT', `${path}/a`, { body: { n: 2 } });
    assert.equal(again.status, 201);
    assert.match(again.text('rev'), /^3-/);
    assert.equal((await request('GET', `${path}/a`)).at('n'), 2);
  });

  test('a tombstone written by PUT keeps its fields', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: { type: 'x' } });
    const gone = await request('PUT', `${path}/a`, {
      body: { _deleted: true, type: 'x', _rev: first.text('rev') },
    });
    assert.equal(gone.status, 201);
    const tombstone = await request('GET', `${path}/a?rev=${gone.text('rev')}`);
    assert.equal(tombstone.at('type'), 'x');
  });

  test('GET /db/id with If-None-Match answers 304', async () => {
    const path = await database();
    const { text } = await request('PUT', `${path}/a`, { body: {} });
    const answer = await request('GET', `${path}/a`, {
      headers: { 'if-none-match': `"${text('rev')}"` },
    });
    assert.equal(answer.status, 304);
  });

  test('GET /db/none answers 404 missing', async () => {
    const answer = await request('GET', `${await database()}/none`);
    assert.equal(answer.status, 404);
    assert.equal(answer.at('error'), 'not_found');
    assert.equal(answer.at('reason'), 'missing');
  });

  test('HEAD /db/id gives the ETag and no body', async () => {
    const path = await database();
    const { text } = await request('PUT', `${path}/a`, { body: {} });
    const answer = await request('HEAD', `${path}/a`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('etag'), `"${text('rev')}"`);
    assert.equal(answer.body, '');
  });

  test('malformed JSON, bytes that are no UTF-8, a list, an underscore field or id are refused with 400', async () => {
    const path = await database();
    const refused: [string, unknown][] = [
      ['a', '{"broken":'],
      ['a', Buffer.from('{"text":"Città"}', 'latin1')],
      ['a', [1]],
      ['a', { _unknown: 1 }],
      ['_odd', {}],
    ];
    for (const [id, body] of refused) {
      const answer = await request('PUT', `${path}/${id}`, {
        body,
        headers: { 'content-type': 'application/json' },
      });
      assert.ok(
        [400, 404].includes(answer.status),
        `${id} ${JSON.stringify(body)}: ${answer.status}`,
      );
      assert.equal(typeof answer.at('error'), 'string');
    }
    assert.equal((await request('GET', path)).at('doc_count'), 0);
  });

  test('a field named __proto__ or constructor does no harm', async () => {
    const path = await database();
    await request('PUT', `${path}/a`, {
      body: '{"constructor":1,"in":{"__proto__":{"x":1}}}',
      headers: { 'content-type': 'application/json' },
    });
    assert.equal((await request('GET', `${path}/a`)).at('constructor'), 1);
  });

  test('_local documents are kept, listed nowhere, and not replicated', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/_local/note`, {
      body: { n: 1 },
    });
    assert.equal(first.status, 201);
    const doc = await request('GET', `${path}/_local/note`);
    assert.equal(doc.at('n'), 1);
    const second = await request('PUT', `${path}/_local/note`, {
      body: { n: 2, _rev: doc.text('_rev') },
    });
    assert.equal(second.status, 201);
    assert.equal(
      (await request('GET', `${path}/_all_docs`)).list('rows').length,
      0,
    );
    assert.equal(
      (await request('GET', `${path}/_changes`)).list('results').length,
      0,
    );
    assert.equal((await request('GET', path)).at('doc_count'), 0);
    const local = await request('GET', `${path}/_local_docs`);
    assert.equal(local.at('rows', 0, 'id'), '_local/note');
    assert.equal((await request('GET', `${path}/_local/none`)).status, 404);
    await request('DELETE', `${path}/_local/note?rev=${second.text('rev')}`);
    assert.equal((await request('GET', `${path}/_local/note`)).status, 404);
  });
});
