import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from './contract.ts';

contract('databases', (couch) => {
  const { request, database, absent } = couch;

  test('PUT /db creates it once: 201, then 412 file_exists', async () => {
    const path = absent();
    const first = await request('PUT', path);
    assert.equal(first.status, 201);
    assert.equal(first.at('ok'), true);
    const second = await request('PUT', path);
    assert.equal(second.status, 412);
    assert.equal(second.at('error'), 'file_exists');
  });

  test('PUT /db refuses an illegal name with 400 illegal_database_name', async () => {
    for (const name of ['Capitals', '1digit', '_under', 'dot.dot']) {
      const answer = await request('PUT', `/${name}`);
      assert.equal(answer.status, 400, name);
      assert.equal(answer.at('error'), 'illegal_database_name', name);
    }
  });

  test("a name may hold '/', '+', '$', '(' and ')' and stays one database", async () => {
    const name = `${absent().slice(1)}/a+b$(c)`;
    const path = `/${encodeURIComponent(name)}`;
    assert.equal((await request('PUT', path)).status, 201);
    assert.equal((await request('GET', path)).at('db_name'), name);
    assert.equal(
      (await request('PUT', `${path}/doc`, { body: {} })).status,
      201,
    );
    assert.equal((await request('DELETE', path)).status, 200);
  });

  test('HEAD and GET /db answer 200, and 404 where there is none', async () => {
    const [there, gone] = [await database(), absent()];
    assert.equal((await request('HEAD', there)).status, 200);
    assert.equal((await request('HEAD', gone)).status, 404);
    const missing = await request('GET', gone);
    assert.equal(missing.status, 404);
    assert.equal(missing.at('error'), 'not_found');
  });

  test('GET /db counts documents and tombstones, and its update_seq moves', async () => {
    const path = await database();
    const before = await request('GET', path);
    assert.equal(typeof before.at('instance_start_time'), 'string');
    assert.equal(before.at('doc_count'), 0);
    const a = await request('PUT', `${path}/a`, { body: {} });
    await request('PUT', `${path}/b`, { body: {} });
    await request('DELETE', `${path}/a?rev=${a.text('rev')}`);
    const after = await request('GET', path);
    assert.equal(after.at('doc_count'), 1);
    assert.equal(after.at('doc_del_count'), 1);
    assert.notEqual(after.at('update_seq'), before.at('update_seq'));
    assert.equal(typeof after.at('sizes'), 'object');
  });

  test('DELETE /db removes it with its documents: created again, it is empty', async () => {
    const path = await database();
    await request('PUT', `${path}/a`, { body: {} });
    assert.equal((await request('DELETE', path)).status, 200);
    assert.equal((await request('GET', path)).status, 404);
    assert.equal((await request('GET', `${path}/a`)).status, 404);
    await request('PUT', path);
    assert.equal((await request('GET', `${path}/a`)).status, 404);
    assert.equal((await request('GET', path)).at('doc_count'), 0);
  });

  test('DELETE /db answers 404 where there is none', async () => {
    assert.equal((await request('DELETE', absent())).status, 404);
  });

  test('since of a deleted namesake reads the new database from its start', async () => {
    const path = await database();
    for (const id of ['a', 'b', 'c'])
      await request('PUT', `${path}/${id}`, { body: {} });
    const { text } = await request('GET', `${path}/_changes`);
    const since = encodeURIComponent(text('last_seq'));
    await request('DELETE', path);
    await request('PUT', path);
    await request('PUT', `${path}/new`, { body: {} });
    const changes = await request('GET', `${path}/_changes?since=${since}`);
    assert.deepEqual(
      changes.list('results').map((row) => row.at('id')),
      ['new'],
    );
  });

  test('POST /db/_ensure_full_commit answers 201 ok', async () => {
    const answer = await request(
      'POST',
      `${await database()}/_ensure_full_commit`,
      {
        body: {},
      },
    );
    assert.equal(answer.status, 201);
    assert.equal(answer.at('ok'), true);
  });

  test('GET and PUT /db/_revs_limit keep the number', async () => {
    const path = await database();
    assert.equal((await request('GET', `${path}/_revs_limit`)).value, 1000);
    const put = await request('PUT', `${path}/_revs_limit`, { body: '7' });
    assert.equal(put.at('ok'), true);
    assert.equal((await request('GET', `${path}/_revs_limit`)).value, 7);
  });

  test('a history longer than _revs_limit forgets its oldest revisions', async () => {
    const path = await database();
    await request('PUT', `${path}/_revs_limit`, { body: '3' });
    let rev: string | undefined;
    for (let n = 0; n < 6; n += 1) {
      const saved = await request('PUT', `${path}/a`, {
        body: { n, ...(rev ? { _rev: rev } : {}) },
      });
      rev = saved.text('rev');
    }
    const doc = await request('GET', `${path}/a?revs=true`);
    assert.equal(doc.at('_revisions', 'start'), 6);
    assert.ok(doc.list('_revisions', 'ids').length <= 3);
  });

  test('POST /db/_compact answers 202 and loses no leaf', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: { n: 1 } });
    await request('PUT', `${path}/a`, {
      body: { n: 2, _rev: first.text('rev') },
    });
    const answer = await request('POST', `${path}/_compact`, { body: {} });
    assert.equal(answer.status, 202);
    assert.equal((await request('GET', `${path}/a`)).at('n'), 2);
  });

  test('an unknown endpoint and a wrong method answer JSON errors', async () => {
    const path = await database();
    const unknown = await request('GET', `${path}/_nothing`);
    assert.ok([400, 404].includes(unknown.status), String(unknown.status));
    assert.equal(typeof unknown.at('error'), 'string');
    const wrong = await request('DELETE', `${path}/_changes`);
    assert.equal(wrong.status, 405);
    assert.equal(wrong.at('error'), 'method_not_allowed');
  });
});
