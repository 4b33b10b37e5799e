import assert from 'node:assert/strict';
import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { startEmbedded } from '../../couch/embedded/main.ts';
import { embeddedCouch, type TestEmbedded } from '../support/couch.ts';
import { readFeed } from '../support/feed-reader.ts';
import { jsonView, type JsonView } from '../support/json-view.ts';
import { until } from '../support/until.ts';

type Limits = Parameters<typeof embeddedCouch>[0];

suite('embedded: what a real CouchDB does by its configuration', () => {
  const started: TestEmbedded[] = [];
  after(async () => {
    for (const each of started) await each.close();
  });

  async function start(limits: Limits = {}) {
    const couch = await embeddedCouch(limits);
    started.push(couch);
    const request = async (
      method: string,
      path: string,
      body?: unknown,
    ): Promise<JsonView & { status: number }> => {
      const response = await fetch(couch.url + path, {
        method,
        headers: { ...couch.admin.headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const view = jsonView(text === '' ? undefined : JSON.parse(text));
      return { status: response.status, ...view };
    };
    return { couch, request };
  }

  const openFiles = async (dir: string) => {
    const descriptors = await readdir('/proc/self/fd');
    const links = await Promise.all(
      descriptors.map((each) =>
        readlink(`/proc/self/fd/${each}`).catch(() => ''),
      ),
    );
    return links.filter((link) => link.startsWith(join(dir, 'databases')))
      .length;
  };

  test('unused databases are closed, and open again when asked', async () => {
    const { couch, request } = await start({ idle: 1000, maxOpen: 64 });
    for (let n = 0; n < 10; n += 1) {
      await request('PUT', `/d${n}`);
      await request('PUT', `/d${n}/a`, { n });
    }
    assert.ok((await openFiles(couch.dir)) >= 8);
    await until('no open file', async () => (await openFiles(couch.dir)) === 0);
    assert.equal((await request('GET', '/d7/a')).at('n'), 7);
  });

  test('no more databases are open than allowed, however many there are', async () => {
    const { couch, request } = await start({ maxOpen: 5 });
    for (let n = 0; n < 40; n += 1) await request('PUT', `/d${n}`);
    await until('closing', async () => (await openFiles(couch.dir)) <= 5 * 6);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => request('PUT', `/d${n}/a`, { n })),
    );
    const docs = await Promise.all(
      Array.from({ length: 40 }, (_, n) => request('GET', `/d${n}/a`)),
    );
    assert.deepEqual(
      docs.map((doc) => doc.at('n')),
      Array.from({ length: 40 }, (_, n) => n),
    );
    await until('closing', async () => (await openFiles(couch.dir)) <= 5 * 6);
  });

  test('waiting feeds keep no database open, and hear of writes all the same', async () => {
    const { couch, request } = await start({ idle: 100 });
    await request('PUT', '/db');
    const waiting = request('GET', '/db/_changes?feed=longpoll&since=now');
    await until('no open file', async () => (await openFiles(couch.dir)) === 0);
    await request('PUT', '/db/a', {});
    assert.equal((await waiting).at('results', 0, 'id'), 'a');
  });

  test('a thousand feeds wait on one database: a write and a read stay quick', async () => {
    const { request } = await start();
    await request('PUT', '/db');
    const waiting = Array.from({ length: 1000 }, () =>
      request('GET', '/db/_changes?feed=longpoll&since=0&limit=1'),
    );
    await request('GET', '/db/_changes?feed=longpoll&since=now&timeout=1500');
    const start_ = Date.now();
    await request('PUT', '/db/a', {});
    assert.ok(Date.now() - start_ < 1000, `${Date.now() - start_} ms`);
    const answers = await Promise.all(waiting);
    assert.ok(answers.every((each) => each.at('results', 0, 'id') === 'a'));
  });

  test('after a restart _db_updates tells of every database, whatever since', async () => {
    const { couch, request } = await start();
    await request('PUT', '/one');
    await request('PUT', '/two');
    const before = await request('GET', '/_db_updates?since=now');
    await couch.restart();
    const since = encodeURIComponent(before.text('last_seq'));
    const after_ = await request('GET', `/_db_updates?since=${since}`);
    assert.deepEqual(
      after_
        .list('results')
        .map((row) => row.at('db_name'))
        .sort(),
      ['one', 'two'],
    );
    const now = encodeURIComponent(after_.text('last_seq'));
    const rest = await request('GET', `/_db_updates?since=${now}`);
    assert.deepEqual(rest.at('results'), []);
  });

  test('documents, _security, revs_limit and sequences outlive a restart', async () => {
    const { couch, request } = await start();
    await request('PUT', '/db');
    await request('PUT', '/db/a', { n: 1 });
    const security = {
      admins: { names: [], roles: ['_admin'] },
      members: { names: [], roles: ['fam:1'] },
    };
    await request('PUT', '/db/_security', security);
    await request('PUT', '/db/_revs_limit', 9);
    const { text } = await request('GET', '/db/_changes');
    const { text: welcome } = await request('GET', '/');
    await couch.restart();
    assert.equal((await request('GET', '/')).at('uuid'), welcome('uuid'));
    const since = encodeURIComponent(text('last_seq'));
    assert.deepEqual(
      (await request('GET', `/db/_changes?since=${since}`)).at('results'),
      [],
    );
    assert.equal((await request('GET', '/db/a')).at('n'), 1);
    assert.deepEqual((await request('GET', '/db/_security')).value, security);
    assert.equal((await request('GET', '/db/_revs_limit')).value, 9);
  });

  test("a database named with '/' and '+' is found again after a restart", async () => {
    const { couch, request } = await start();
    const path = `/${encodeURIComponent('school/a+b')}`;
    await request('PUT', path);
    await request('PUT', `${path}/doc`, { n: 1 });
    await couch.restart();
    assert.deepEqual((await request('GET', '/_all_dbs')).value, ['school/a+b']);
    assert.equal((await request('GET', `${path}/doc`)).at('n'), 1);
  });

  test('a second server on the same folder does not start', async () => {
    const { couch } = await start();
    const again = startEmbedded({
      dir: couch.dir,
      admin: { name: 'admin', password: 'x' },
      jwt: couch.jwt,
    });
    await assert.rejects(again, /in use by another server/);
  });

  test('max_document_size and max_http_request_size answer 413', async () => {
    const { request } = await start({
      maxDocumentSize: 1000,
      maxRequestSize: 5000,
    });
    await request('PUT', '/db');
    const big = await request('PUT', '/db/a', { text: 'x'.repeat(1100) });
    assert.equal(big.status, 413);
    assert.equal(big.at('error'), 'document_too_large');
    const bulk = await request('POST', '/db/_bulk_docs', {
      docs: [{ _id: 'b', text: 'x'.repeat(1100) }],
    });
    assert.equal(bulk.status, 413);
    const huge = await request('PUT', '/db/a', { text: 'x'.repeat(6000) });
    assert.equal(huge.status, 413);
    const flood = await request('PUT', '/db/a', {
      text: 'x'.repeat(20_000_000),
    });
    assert.equal(flood.status, 413);
    assert.equal(flood.at('error'), 'too_large');
    assert.equal(
      (await request('PUT', '/db/a', { text: 'x'.repeat(900) })).status,
      201,
    );
  });

  test('a validate function that never ends, or eats memory, is stopped; the server goes on', async () => {
    const { request } = await start({ validateTime: 100 });
    await request('PUT', '/db');
    await request('PUT', '/db/_design/v', {
      validate_doc_update: `function (doc) {
        if (doc.loop) while (true) {}
        if (doc.eat) { var all = []; while (true) all.push(new Array(10000).join('x')); }
        if (doc.deep) { (function f() { f(); })(); }
      }`,
    });
    for (const kind of ['loop', 'eat', 'deep']) {
      const start_ = Date.now();
      const answer = await request('PUT', `/db/${kind}`, { [kind]: true });
      assert.ok(answer.status >= 400, kind);
      assert.ok(
        Date.now() - start_ < 10_000,
        `${kind} took ${Date.now() - start_} ms`,
      );
      assert.equal((await request('GET', `/db/${kind}`)).status, 404);
    }
    await request('PUT', '/other');
    assert.equal((await request('PUT', '/other/a', {})).status, 201);
  });

  test('close ends the feeds with a whole answer', async () => {
    const { couch, request } = await start();
    await request('PUT', '/db');
    const longpoll = request('GET', '/db/_changes?feed=longpoll&since=now');
    const response = await fetch(
      `${couch.url}/db/_changes?feed=continuous&since=now&heartbeat=100`,
      {
        headers: couch.admin.headers,
      },
    );
    const feed = readFeed(response);
    await until('a heartbeat', () => feed.text() !== '');
    const start_ = Date.now();
    await couch.restart();
    assert.ok(Date.now() - start_ < 3000);
    assert.deepEqual((await longpoll).at('results'), []);
    await feed.done;
    assert.match(feed.lines().at(-1) ?? '', /"last_seq"/);
  });

  test('deleting a database ends its feeds', async () => {
    const { request } = await start();
    await request('PUT', '/db');
    const waiting = request('GET', '/db/_changes?feed=longpoll&since=now');
    await request('GET', '/db/_changes?feed=longpoll&since=now&timeout=100');
    await request('DELETE', '/db');
    assert.deepEqual((await waiting).at('results'), []);
  });
});
