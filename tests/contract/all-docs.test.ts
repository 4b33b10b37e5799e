import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, type Answer, type Target } from './contract.ts';

/** Documents a to e, of which d is deleted. */
async function letters({ request, database }: Target): Promise<string> {
  const path = await database();
  const docs = ['a', 'b', 'c', 'd', 'e'].map((_id, n) => ({ _id, n }));
  const saved = await request('POST', `${path}/_bulk_docs`, { body: { docs } });
  await request(
    'DELETE',
    `${path}/d?rev=${saved.list()[3]?.text('rev') ?? ''}`,
  );
  return path;
}

const ids = (answer: Answer) => answer.list('rows').map((row) => row.at('id'));
const key = (name: string) => encodeURIComponent(JSON.stringify(name));

contract('_all_docs', (couch) => {
  const { request, database } = couch;

  test('GET lists live documents by id with their revision', async () => {
    const path = await letters(couch);
    const answer = await request('GET', `${path}/_all_docs`);
    assert.deepEqual(ids(answer), ['a', 'b', 'c', 'e']);
    assert.equal(answer.at('total_rows'), 4);
    assert.match(answer.text('rows', 0, 'value', 'rev'), /^1-/);
    assert.equal(answer.at('rows', 0, 'key'), 'a');
  });

  test('startkey, endkey, inclusive_end, descending, skip and limit cut the list', async () => {
    const path = await letters(couch);
    const get = async (query: string) =>
      ids(await request('GET', `${path}/_all_docs?${query}`));
    assert.deepEqual(await get(`startkey=${key('b')}&endkey=${key('c')}`), [
      'b',
      'c',
    ]);
    assert.deepEqual(
      await get(`startkey=${key('b')}&endkey=${key('c')}&inclusive_end=false`),
      ['b'],
    );
    assert.deepEqual(await get('descending=true&limit=2'), ['e', 'c']);
    assert.deepEqual(
      await get(`descending=true&startkey=${key('c')}&endkey=${key('b')}`),
      ['c', 'b'],
    );
    assert.deepEqual(await get('skip=1&limit=2'), ['b', 'c']);
    assert.deepEqual(await get(`key=${key('c')}`), ['c']);
    assert.deepEqual(await get('limit=0'), []);
  });

  test('include_docs=true gives the documents, conflicts=true their conflicts', async () => {
    const path = await letters(couch);
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs: [{ _id: 'a', _rev: '1-0' }] },
    });
    const answer = await request(
      'GET',
      `${path}/_all_docs?include_docs=true&conflicts=true`,
    );
    assert.equal(answer.at('rows', 1, 'doc', 'n'), 1);
    assert.deepEqual(answer.at('rows', 0, 'doc', '_conflicts'), ['1-0']);
  });

  test('POST keys answers each key in order: deleted and missing ones too', async () => {
    const path = await letters(couch);
    const answer = await request(
      'POST',
      `${path}/_all_docs?include_docs=true`,
      {
        body: { keys: ['e', 'd', 'none', 'a', 'e'] },
      },
    );
    const rows = answer.list('rows');
    assert.deepEqual(
      rows.map((row) => row.at('key')),
      ['e', 'd', 'none', 'a', 'e'],
    );
    assert.equal(answer.at('rows', 0, 'doc', 'n'), 4);
    assert.equal(answer.at('rows', 1, 'id'), 'd');
    assert.equal(answer.at('rows', 1, 'value', 'deleted'), true);
    assert.match(answer.text('rows', 1, 'value', 'rev'), /^2-/);
    assert.equal(answer.at('rows', 1, 'doc'), null);
    assert.equal(answer.at('rows', 2, 'error'), 'not_found');
    assert.equal(answer.at('rows', 2, 'id'), undefined);
  });

  test('GET keys= does the same', async () => {
    const path = await letters(couch);
    const keys = encodeURIComponent('["b","none"]');
    const answer = await request('GET', `${path}/_all_docs?keys=${keys}`);
    assert.equal(answer.at('rows', 0, 'id'), 'b');
    assert.equal(answer.at('rows', 1, 'error'), 'not_found');
  });

  test('update_seq=true tells where _changes is to begin', async () => {
    const path = await letters(couch);
    const answer = await request('GET', `${path}/_all_docs?update_seq=true`);
    const since = encodeURIComponent(answer.text('update_seq'));
    await request('PUT', `${path}/f`, { body: {} });
    const changes = await request('GET', `${path}/_changes?since=${since}`);
    assert.deepEqual(
      changes.list('results').map((row) => row.at('id')),
      ['f'],
    );
  });

  test('ids are ordered by their bytes, and none is lost', async () => {
    const path = await database();
    const names = ['A', 'Z', 'a', 'z', 'à', 'ÿ', 'Ā', '日本', '😀'];
    await request('POST', `${path}/_bulk_docs`, {
      body: { docs: names.map((_id) => ({ _id })) },
    });
    const answer = await request('GET', `${path}/_all_docs`);
    assert.deepEqual(ids(answer), names);
  });

  test('thousands of rows come complete', async () => {
    const path = await database();
    const docs = Array.from({ length: 3000 }, (_, n) => ({
      _id: `d${String(n).padStart(5, '0')}`,
    }));
    await request('POST', `${path}/_bulk_docs`, { body: { docs } });
    const answer = await request('GET', `${path}/_all_docs?include_docs=true`);
    assert.deepEqual(
      ids(answer),
      docs.map((doc) => doc._id),
    );
  });

  test('a parameter of the wrong kind answers 400 query_parse_error', async () => {
    const path = await database();
    for (const query of ['limit=x', 'descending=maybe', 'startkey={']) {
      const answer = await request('GET', `${path}/_all_docs?${query}`);
      assert.equal(answer.status, 400, query);
    }
  });
});
