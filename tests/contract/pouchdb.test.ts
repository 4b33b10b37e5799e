import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  localPouch,
  remotePouch,
  replicate,
  type PouchClient,
} from '../support/pouch.ts';
import { until } from '../support/until.ts';
import { contract } from './contract.ts';

contract('PouchDB replicates', (couch, skip) => {
  const { request, database } = couch;
  const opened: { client: PouchClient; folder: string }[] = [];

  async function local(): Promise<PouchClient> {
    const folder = await mkdtemp(join(tmpdir(), 'pouch-'));
    const client = localPouch(join(folder, 'db'));
    opened.push({ client, folder });
    return client;
  }
  const remote = (path: string, headers = couch.adminHeaders) =>
    remotePouch(couch.url + path, headers);

  after(async () => {
    for (const { client, folder } of opened) {
      await client.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('from the server: documents, tombstones, attachments and conflicts', async () => {
    const path = await database();
    const docs = Array.from({ length: 250 }, (_, n) => ({ _id: `d${n}`, n }));
    await request('POST', `${path}/_bulk_docs`, { body: { docs } });
    const d0 = await request('GET', `${path}/d0`);
    await request('DELETE', `${path}/d0?rev=${d0.text('_rev')}`);
    await request('PUT', `${path}/att/f.txt`, {
      body: 'allegato',
      headers: { 'content-type': 'text/plain' },
    });
    await request('POST', `${path}/_bulk_docs`, {
      body: { new_edits: false, docs: [{ _id: 'd1', _rev: '1-0' }] },
    });
    const mine = await local();
    const result = await replicate(remote(path), mine);
    assert.equal(result.ok, true);
    assert.equal((await mine.info()).doc_count, 250);
    assert.equal(
      (await mine.getAttachment('att', 'f.txt')).toString(),
      'allegato',
    );
    const d1 = await mine.get('d1', { conflicts: true });
    assert.deepEqual(d1['_conflicts'], ['1-0']);
    const again = await replicate(remote(path), mine);
    assert.equal(again.docs_written, 0);
  });

  test('to the server: the same revisions arrive', async () => {
    const path = await database();
    const mine = await local();
    const one = await mine.put({ _id: 'a', n: 1 });
    const two = await mine.put({ _id: 'a', n: 2, _rev: one.rev });
    await mine.putAttachment(
      'a',
      'f.bin',
      two.rev,
      Buffer.from([0, 255, 7]),
      'a/b',
    );
    const gone = await mine.put({ _id: 'b' });
    await mine.remove('b', gone.rev);
    await replicate(mine, remote(path));
    const doc = await request('GET', `${path}/a?revs=true&attachments=true`);
    assert.equal(doc.at('_revisions', 'start'), 3);
    assert.equal(doc.at('_attachments', 'f.bin', 'data'), 'AP8H');
    assert.equal((await request('GET', `${path}/b`)).at('reason'), 'deleted');
    const again = await replicate(mine, remote(path));
    assert.equal(again.docs_written, 0);
  });

  test('both ways, live: an edit on either side reaches the other', async () => {
    const path = await database();
    const mine = await local();
    const options = { live: true, retry: true };
    const pull = replicate(remote(path), mine, options);
    const push = replicate(mine, remote(path), options);
    try {
      await request('PUT', `${path}/there`, { body: { n: 1 } });
      await until('the edit of the server', () => mine.get('there'));
      await mine.put({ _id: 'here', n: 2 });
      await until(
        'the edit of the client',
        async () => (await request('GET', `${path}/here`)).at('n') === 2,
      );
      const there = await mine.get('there');
      await mine.put({ ...there, n: 3 });
      await until(
        'the answer',
        async () => (await request('GET', `${path}/there`)).at('n') === 3,
      );
    } finally {
      pull.cancel();
      push.cancel();
    }
  });

  test('an edit on both sides is the same conflict with the same winner', async () => {
    const path = await database();
    const mine = await local();
    await request('PUT', `${path}/a`, { body: { n: 0 } });
    await replicate(remote(path), mine);
    const base = await mine.get('a');
    await mine.put({ ...base, n: 'mine' });
    await request('PUT', `${path}/a`, {
      body: { n: 'theirs', _rev: base['_rev'] },
    });
    await replicate(mine, remote(path));
    await replicate(remote(path), mine);
    const here = await mine.get('a', { conflicts: true });
    const there = await request('GET', `${path}/a?conflicts=true`);
    assert.equal(here['_rev'], there.at('_rev'));
    assert.deepEqual(here['_conflicts'], there.at('_conflicts'));
    assert.equal(there.list('_conflicts').length, 1);
  });

  test('with doc_ids or a selector only these documents come', async () => {
    const path = await database();
    const docs = [
      { _id: 'a', type: 'x' },
      { _id: 'b', type: 'y' },
      { _id: 'c', type: 'x' },
    ];
    await request('POST', `${path}/_bulk_docs`, { body: { docs } });
    const byId = await local();
    await replicate(remote(path), byId, { doc_ids: ['b'] });
    assert.deepEqual(
      (await byId.allDocs()).rows.map((row) => row.id),
      ['b'],
    );
    const bySelector = await local();
    await replicate(remote(path), bySelector, { selector: { type: 'x' } });
    assert.deepEqual(
      (await bySelector.allDocs()).rows.map((row) => row.id),
      ['a', 'c'],
    );
  });

  test(
    'with a token: a member may, somebody else may not',
    { skip },
    async () => {
      const path = await database(['school:rodari']);
      await request('PUT', `${path}/a`, { body: {} });
      const bearer = async (role: string) => ({
        authorization: `Bearer ${await couch.userToken('t', role)}`,
      });
      const mine = await local();
      await replicate(remote(path, await bearer('school:rodari')), mine);
      assert.equal((await mine.info()).doc_count, 1);
      const other = await bearer('school:other');
      await assert.rejects(async () =>
        replicate(remote(path, other), await local()),
      );
    },
  );

  test('what a validate function forbids stays behind, the rest goes through', async () => {
    const path = await database();
    const source =
      'function (doc) { if (doc.bad) throw ({ forbidden: "no" }); }';
    await request('PUT', `${path}/_design/v`, {
      body: { validate_doc_update: source },
    });
    const mine = await local();
    await mine.put({ _id: 'good' });
    await mine.put({ _id: 'bad', bad: true });
    const denied: unknown[] = [];
    const push = replicate(mine, remote(path));
    push.on('denied', (each) => denied.push(each));
    await push;
    assert.equal(denied.length, 1);
    assert.equal((await request('GET', `${path}/good`)).status, 200);
    assert.equal((await request('GET', `${path}/bad`)).status, 404);
  });

  test('a client edits through the HTTP adapter as through a database of its own', async () => {
    const path = await database();
    const there = remote(path);
    const { rev } = await there.put({ _id: 'a', n: 1 });
    await assert.rejects(() => there.put({ _id: 'a', n: 2 }));
    await there.putAttachment(
      'a',
      'f.txt',
      rev,
      Buffer.from('ciao'),
      'text/plain',
    );
    assert.equal((await there.getAttachment('a', 'f.txt')).toString(), 'ciao');
    const doc = await there.get('a', { conflicts: true });
    await there.remove('a', String(doc['_rev']));
    await assert.rejects(() => there.get('a'));
  });
});
