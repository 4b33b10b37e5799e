import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { embeddedCouch, type TestEmbedded } from '../support/couch.ts';
import { until } from '../support/until.ts';
import { contract, type Target } from './contract.ts';

/** Documents with a history, a tombstone, a conflict and an attachment. */
async function furnished({ request, database }: Target): Promise<string> {
  const path = await database();
  const docs = Array.from({ length: 30 }, (_, n) => ({ _id: `d${n}`, n }));
  await request('POST', `${path}/_bulk_docs`, { body: { docs } });
  const d0 = await request('GET', `${path}/d0`);
  await request('PUT', `${path}/d0`, {
    body: { n: 'edited', _rev: d0.text('_rev') },
  });
  const d1 = await request('GET', `${path}/d1`);
  await request('DELETE', `${path}/d1?rev=${d1.text('_rev')}`);
  await request('POST', `${path}/_bulk_docs`, {
    body: { new_edits: false, docs: [{ _id: 'd2', _rev: '1-0' }] },
  });
  await request('PUT', `${path}/att/f.txt`, {
    body: 'allegato',
    headers: { 'content-type': 'text/plain' },
  });
  return path;
}

contract('_replicate between two servers', (couch) => {
  const { request, database, absent } = couch;
  let other: TestEmbedded | undefined;

  before(async () => {
    other = await embeddedCouch();
  });
  after(() => other?.close());

  const there = (path: string) => {
    if (!other) throw new Error('not started');
    return { url: other.url + path, headers: other.admin.headers };
  };
  const here = (path: string) => ({
    url: couch.url + path,
    headers: couch.adminHeaders,
  });
  async function ask(path: string): Promise<Response> {
    const { url, headers } = there(path);
    return fetch(url, { headers });
  }
  const start = (body: object) => request('POST', '/_replicate', { body });

  test('pushes to another server with {url, headers}, creating the target', async () => {
    const path = await furnished(couch);
    const answer = await start({
      source: here(path),
      target: there(path),
      create_target: true,
    });
    assert.equal(answer.status, 200, answer.body);
    assert.equal(answer.at('ok'), true);
    assert.equal(answer.at('history', 0, 'doc_write_failures'), 0);
    const mine = await request(
      'GET',
      `${path}/_all_docs?include_docs=true&conflicts=true&attachments=true`,
    );
    const theirs = await ask(
      `${path}/_all_docs?include_docs=true&conflicts=true`,
    );
    const ids = (value: unknown) => JSON.stringify(value);
    const rows = (
      (await theirs.json()) as { rows: { id: string; value: object }[] }
    ).rows;
    assert.equal(
      ids(rows.map((row) => [row.id, row.value])),
      ids(mine.list('rows').map((row) => [row.at('id'), row.at('value')])),
    );
    assert.equal(await (await ask(`${path}/att/f.txt`)).text(), 'allegato');
    const d2 = (await (
      await ask(`${path}/d2?conflicts=true`)
    ).json()) as object;
    assert.deepEqual('_conflicts' in d2 && d2._conflicts, ['1-0']);
    assert.equal((await ask(`${path}/d1`)).status, 404);
  });

  test('pulls from another server with auth: {basic}', async () => {
    const path = await furnished(couch);
    await start({
      source: here(path),
      target: there(path),
      create_target: true,
    });
    const copy = await database();
    const { url, headers } = there(path);
    const [username, password] = Buffer.from(
      headers['authorization']?.slice('Basic '.length) ?? '',
      'base64',
    )
      .toString()
      .split(':');
    const answer = await start({
      source: { url, auth: { basic: { username, password } } },
      target: here(copy),
    });
    assert.equal(answer.at('ok'), true, answer.body);
    const info = await request('GET', copy);
    assert.equal(info.at('doc_count'), 30);
    assert.equal(info.at('doc_del_count'), 1);
    assert.equal((await request('GET', `${copy}/att/f.txt`)).body, 'allegato');
    const d0 = await request('GET', `${copy}/d0?revs=true`);
    assert.equal(d0.at('_revisions', 'start'), 2);
    const d2 = await request('GET', `${copy}/d2?conflicts=true`);
    assert.deepEqual(d2.at('_conflicts'), ['1-0']);
  });

  test('again, it has nothing to do', async () => {
    const path = await furnished(couch);
    const copy = await database();
    await start({ source: here(path), target: here(copy) });
    const again = await start({ source: here(path), target: here(copy) });
    assert.equal(again.at('ok'), true);
    const before = await request('GET', copy);
    assert.equal(before.at('doc_count'), 30);
    assert.ok(
      again.at('no_changes') === true ||
        again.at('history', 0, 'docs_written') === 0,
      again.body,
    );
  });

  test('with doc_ids and with a selector only these documents go', async () => {
    const path = await furnished(couch);
    const byId = await database();
    await start({
      source: here(path),
      target: here(byId),
      doc_ids: ['d3', 'd4'],
    });
    assert.equal((await request('GET', byId)).at('doc_count'), 2);
    const bySelector = await database();
    await start({
      source: here(path),
      target: here(bySelector),
      selector: { n: { $in: [27, 28, 29] } },
    });
    assert.equal((await request('GET', bySelector)).at('doc_count'), 3);
  });

  test('continuous:true goes on until cancel:true', async () => {
    const path = await database();
    const copy = await database();
    const order = { source: here(path), target: here(copy), continuous: true };
    const started = await start(order);
    assert.ok([200, 202].includes(started.status), started.body);
    assert.equal(typeof started.at('_local_id'), 'string');
    await request('PUT', `${path}/a`, { body: { n: 1 } });
    await until(
      'the document',
      async () => (await request('GET', `${copy}/a`)).at('n') === 1,
    );
    const cancelled = await start({ ...order, cancel: true });
    assert.equal(cancelled.status, 200);
    assert.equal((await start({ ...order, cancel: true })).status, 404);
  });

  test('a source that is not there answers an error', async () => {
    const answer = await start({
      source: here(absent()),
      target: here(await database()),
    });
    assert.ok(answer.status >= 400, String(answer.status));
    assert.equal(typeof answer.at('error'), 'string');
  });

  test('without source or target it answers 400', async () => {
    const answer = await start({ source: here(await database()) });
    assert.ok(answer.status >= 400, String(answer.status));
  });
});
