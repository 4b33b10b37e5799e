import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contract, type Target } from './contract.ts';

/** Ten documents: n 0 to 9, type odd or even. */
async function numbers({ request, database }: Target): Promise<string> {
  const path = await database();
  const docs = Array.from({ length: 10 }, (_, n) => ({
    _id: `d${n}`,
    n,
    type: n % 2 === 0 ? 'even' : 'odd',
  }));
  await request('POST', `${path}/_bulk_docs`, { body: { docs } });
  return path;
}

contract('_find, _index and views', (couch) => {
  const { request } = couch;

  test('POST /db/_find gives what the selector matches, with the fields asked for', async () => {
    const path = await numbers(couch);
    const answer = await request('POST', `${path}/_find`, {
      body: { selector: { type: 'odd', n: { $gt: 4 } }, fields: ['_id', 'n'] },
    });
    assert.equal(answer.status, 200);
    assert.deepEqual(
      answer.list('docs').map((doc) => doc.value),
      [5, 7, 9].map((n) => ({ _id: `d${n}`, n })),
    );
    assert.match(answer.text('warning'), /index/i);
  });

  test('limit and skip cut the documents', async () => {
    const path = await numbers(couch);
    const answer = await request('POST', `${path}/_find`, {
      body: { selector: { n: { $gte: 0 } }, limit: 3, skip: 2 },
    });
    assert.equal(answer.list('docs').length, 3);
  });

  test('POST /db/_index makes an index once; _find sorts by it', async () => {
    const path = await numbers(couch);
    const body = {
      index: { fields: ['n'] },
      ddoc: 'by',
      name: 'n',
      type: 'json',
    };
    const made = await request('POST', `${path}/_index`, { body });
    assert.equal(made.at('result'), 'created');
    assert.equal(made.at('id'), '_design/by');
    const again = await request('POST', `${path}/_index`, { body });
    assert.equal(again.at('result'), 'exists');
    const answer = await request('POST', `${path}/_find`, {
      body: { selector: { n: { $lt: 3 } }, sort: [{ n: 'desc' }] },
    });
    assert.deepEqual(
      answer.list('docs').map((doc) => doc.at('n')),
      [2, 1, 0],
    );
    assert.equal(answer.at('warning') ?? null, null);
    const list = await request('GET', `${path}/_index`);
    assert.ok(
      list.list('indexes').some((index) => index.at('ddoc') === '_design/by'),
    );
    const gone = await request('DELETE', `${path}/_index/_design/by/json/n`);
    assert.equal(gone.status, 200);
  });

  test('an index sees documents written after it', async () => {
    const path = await numbers(couch);
    await request('POST', `${path}/_index`, {
      body: { index: { fields: ['n'] } },
    });
    await request('PUT', `${path}/late`, { body: { n: 100 } });
    const answer = await request('POST', `${path}/_find`, {
      body: { selector: { n: { $gt: 50 } } },
    });
    assert.equal(answer.at('docs', 0, '_id'), 'late');
  });

  test('POST /db/_explain names the index a query would use', async () => {
    const path = await numbers(couch);
    await request('POST', `${path}/_index`, {
      body: { index: { fields: ['n'] }, ddoc: 'by', name: 'n' },
    });
    const answer = await request('POST', `${path}/_explain`, {
      body: { selector: { n: { $gt: 1 } } },
    });
    assert.equal(answer.at('index', 'ddoc'), '_design/by');
  });

  test('a query without selector, or with a bad one, answers 400', async () => {
    const path = await numbers(couch);
    assert.equal(
      (await request('POST', `${path}/_find`, { body: {} })).status,
      400,
    );
    const bad = await request('POST', `${path}/_find`, {
      body: { selector: { n: { $nothing: 1 } } },
    });
    assert.equal(bad.status, 400);
  });

  test('GET _view maps, reduces, groups and ranges', async () => {
    const path = await numbers(couch);
    await request('PUT', `${path}/_design/d`, {
      body: {
        views: {
          byType: {
            map: 'function (doc) { if (doc.type) emit(doc.type, doc.n); }',
            reduce: '_sum',
          },
        },
      },
    });
    const view = `${path}/_design/d/_view/byType`;
    assert.equal((await request('GET', view)).at('rows', 0, 'value'), 45);
    const grouped = await request('GET', `${view}?group=true`);
    assert.deepEqual(
      grouped.list('rows').map((row) => [row.at('key'), row.at('value')]),
      [
        ['even', 20],
        ['odd', 25],
      ],
    );
    const key = encodeURIComponent('"odd"');
    const rows = await request(
      'GET',
      `${view}?reduce=false&key=${key}&limit=2&include_docs=true`,
    );
    assert.deepEqual(
      rows.list('rows').map((row) => row.at('id')),
      ['d1', 'd3'],
    );
    assert.equal(rows.at('rows', 0, 'doc', 'n'), 1);
    const posted = await request('POST', `${view}?group=true`, {
      body: { keys: ['even'] },
    });
    assert.equal(posted.at('rows', 0, 'value'), 20);
  });

  test('a view follows edits and deletions', async () => {
    const path = await numbers(couch);
    await request('PUT', `${path}/_design/d`, {
      body: { views: { all: { map: 'function (doc) { emit(doc.n); }' } } },
    });
    const view = `${path}/_design/d/_view/all`;
    assert.equal((await request('GET', view)).list('rows').length, 10);
    const doc = await request('GET', `${path}/d3`);
    await request('DELETE', `${path}/d3?rev=${doc.text('_rev')}`);
    assert.equal((await request('GET', view)).list('rows').length, 9);
  });

  test('a view that is not there answers 404', async () => {
    const path = await numbers(couch);
    assert.equal(
      (await request('GET', `${path}/_design/no/_view/x`)).status,
      404,
    );
  });
});
