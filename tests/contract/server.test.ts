import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract } from './contract.ts';

contract('server', (couch, noTokens) => {
  const { request, database, absent } = couch;

  test('GET / welcomes anybody and tells a version 3', async () => {
    const answer = await request('GET', '/', { as: null });
    assert.equal(answer.status, 200);
    assert.equal(answer.at('couchdb'), 'Welcome');
    assert.match(answer.text('version'), /^3\./);
    assert.equal(typeof answer.at('vendor', 'name'), 'string');
    assert.equal(answer.text('uuid').length, 32);
  });

  test('GET /_up answers anybody with status ok', async () => {
    const answer = await request('GET', '/_up', { as: null });
    assert.equal(answer.status, 200);
    assert.equal(answer.at('status'), 'ok');
  });

  test('GET /_session tells an admin by Basic authentication', async () => {
    const answer = await request('GET', '/_session');
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.at('userCtx', 'roles'), ['_admin']);
  });

  test('GET /_uuids?count= gives that many different ids of 32 hex digits', async () => {
    const answer = await request('GET', '/_uuids?count=5');
    const ids = answer.list('uuids').map((id) => id.value);
    assert.equal(new Set(ids).size, 5);
    for (const id of ids) assert.match(String(id), /^[0-9a-f]{32}$/);
  });

  test('GET /_all_dbs lists databases, and only those that are there', async () => {
    const path = await database();
    const before = await request('GET', '/_all_dbs');
    assert.ok(before.list().some((name) => name.value === path.slice(1)));
    await request('DELETE', path);
    const after = await request('GET', '/_all_dbs');
    assert.ok(!after.list().some((name) => name.value === path.slice(1)));
  });

  test('GET /_all_dbs?startkey&endkey&limit gives a range of names', async () => {
    const path = await database();
    const name = encodeURIComponent(JSON.stringify(path.slice(1)));
    const answer = await request(
      'GET',
      `/_all_dbs?startkey=${name}&endkey=${name}&limit=5`,
    );
    assert.deepEqual(answer.value, [path.slice(1)]);
  });

  test('POST /_dbs_info answers per name, and says which is not there', async () => {
    const [there, gone] = [await database(), absent()];
    const answer = await request('POST', '/_dbs_info', {
      body: { keys: [there.slice(1), gone.slice(1)] },
    });
    assert.equal(answer.at(0, 'info', 'doc_count'), 0);
    assert.equal(answer.at(1, 'key'), gone.slice(1));
    assert.equal(answer.at(1, 'info') ?? null, null);
  });

  test(
    'a token that is not an admin is refused GET /_all_dbs',
    { skip: noTokens },
    async () => {
      const as = await couch.userToken('p1', 'fam:1');
      const { status } = await request('GET', '/_all_dbs', { as });
      assert.ok(status === 401 || status === 403, String(status));
    },
  );
});
