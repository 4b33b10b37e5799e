import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, beforeEach, suite, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { familyDatabase } from '#model/databases.ts';
import type { ChangesPage, Inventory } from '#model/phone-protocol.ts';
import {
  people,
  post,
  startTestServer,
  type TestServer,
} from '../../../tests/support/test-server.ts';
import { until } from '../../../tests/support/until.ts';

const database = familyDatabase(people.family);
const epoch = (number: string) => ({
  _id: 'epoch',
  type: 'epoch',
  v: 1,
  at: '2026-11-23T08:00:00.000Z',
  body: { number },
});
const life = 'e0000000-0000-4000-8000-00000000000a';
const service = (slug: string) => ({
  _id: `service:${slug}`,
  type: 'service',
  v: 1,
  at: '2026-11-23T08:00:00.000Z',
  body: {
    service: slug,
    name: 'Mensa',
    weekdays: [1, 2],
    times: false,
    meals: true,
  },
});

suite('pulling', () => {
  let server: TestServer;
  let cookie: string;
  before(async () => {
    server = await startTestServer();
    await server.write(database, epoch(life));
    await server.write('town', epoch(life));
    for (let index = 0; index < 12; index += 1)
      await server.write('town', service(`service-${index}`));
    cookie = await server.signIn('ada.prova');
  });
  after(() => server.close());
  beforeEach(() => {
    server.proxy.rule(undefined);
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, { headers: { cookie, ...headers } });
  const page = async (path: string) =>
    (await (await get(path)).json()) as ChangesPage;

  test('gives the documents of one’s own family, without design documents', async () => {
    const response = await get('/sync/family/_changes?since=0&limit=1000');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('portal-epoch'), life);
    assert.match(
      response.headers.get('content-type') ?? '',
      /^application\/json/,
    );
    const { results, pending } = (await response.json()) as ChangesPage;
    assert.deepEqual(results.map(({ id }) => id).sort(), [
      'epoch',
      `family:${people.family}`,
    ]);
    assert.ok(results.every(({ doc }) => doc?._rev));
    assert.equal(pending, 0);
  });

  test('reaches every change page by page, whatever is left out of a page', async () => {
    const seen: string[] = [];
    let since = '0';
    for (let turn = 0; turn < 40; turn += 1) {
      const { results, last_seq, pending } = await page(
        `/sync/town/_changes?since=${since}&limit=1`,
      );
      seen.push(...results.map(({ id }) => id));
      since = String(last_seq);
      if (pending === 0) break;
    }
    assert.equal(seen.length, 13);
    assert.equal(new Set(seen).size, 13);
    const { last_seq } = await page(`/sync/town/_changes?since=${since}`);
    await server.write('town', {
      ...service('service-0'),
      at: '2026-11-23T09:00:00.000Z',
    });
    const { results } = await page(
      `/sync/town/_changes?since=${String(last_seq)}`,
    );
    assert.deepEqual(
      results.map(({ id }) => id),
      ['service:service-0'],
    );
  });

  test('gives the id and revision of everything in the slice, and where to go on', async () => {
    const response = await post(server.url, '/sync/town/_all_docs', {}, cookie);
    assert.equal(response.headers.get('portal-epoch'), life);
    const { rows, update_seq } = (await response.json()) as Inventory;
    assert.equal(rows.length, 13);
    assert.ok(rows.every(({ value }) => /^\d+-/.test(value.rev)));
    const { results } = await page(
      `/sync/town/_changes?since=${String(update_seq)}`,
    );
    assert.deepEqual(results, []);
  });

  test('gives documents by key, and says which are not there', async () => {
    const keys = ['service:service-1', 'service:none'];
    const response = await post(
      server.url,
      '/sync/town/_all_docs',
      { keys, include_docs: true },
      cookie,
    );
    const { rows } = (await response.json()) as {
      rows: { key: string; doc?: { _id: string }; error?: string }[];
    };
    assert.deepEqual(
      rows.map(({ key, doc, error }) => [key, doc?._id ?? error]),
      [
        ['service:service-1', 'service:service-1'],
        ['service:none', 'not_found'],
      ],
    );
  });

  test('sends brotli or gzip to whoever takes it', async () => {
    const raw = (encoding: string) =>
      new Promise<{ encoding: string | undefined; body: Buffer }>(
        (resolve, reject) => {
          request(
            `${server.url}/sync/town/_changes`,
            { headers: { cookie, 'accept-encoding': encoding } },
            (response) => {
              const chunks: Buffer[] = [];
              response.on('data', (chunk: Buffer) => chunks.push(chunk));
              response.on('end', () => {
                resolve({
                  encoding: response.headers['content-encoding'],
                  body: Buffer.concat(chunks),
                });
              });
            },
          )
            .on('error', reject)
            .end();
        },
      );
    const plain = await raw('identity');
    const packed = await raw('gzip, deflate, br, zstd');
    assert.equal(plain.encoding, undefined);
    assert.equal(packed.encoding, 'br');
    assert.ok(packed.body.length < plain.body.length / 3);
    assert.equal(
      brotliDecompressSync(packed.body).toString(),
      plain.body.toString(),
    );
    assert.equal((await raw('gzip')).encoding, 'gzip');
  });

  test('asks for a session, and for the session of the account that is meant', async () => {
    for (const path of [
      '/sync/family/_changes',
      '/sync/town/_changes',
      '/sync/hints',
    ]) {
      const response = await get(path, { cookie: '' });
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('portal-signed-out'), '1');
    }
    const meant = (account: string) =>
      get('/sync/family/_changes', { 'portal-account': account });
    assert.equal((await meant(people.parent)).status, 200);
    const other = await meant(people.stranger);
    assert.equal(other.status, 401);
    assert.equal(other.headers.get('portal-signed-out'), '1');
    assert.equal(
      (await get('/auth/session')).status,
      200,
      'the session goes on',
    );
  });

  test('answers staff, and everything that is not for phones, with one and the same 404', async () => {
    const staff = await server.signIn('ufficio');
    const family = familyDatabase(people.otherFamily);
    const paths: [string, string][] = [
      [staff, '/sync/family/_changes'],
      [staff, '/sync/town/_changes'],
      [staff, '/sync/hints'],
      [cookie, '/sync/registry/_changes'],
      [cookie, `/sync/${family}/_changes`],
      [cookie, `/sync/family/${family}`],
      [cookie, '/sync/family'],
      [cookie, '/sync/family/'],
      [cookie, '/sync/family/_changes/'],
      [cookie, '/sync/FAMILY/_changes'],
      [cookie, '/sync/family/_design/validate'],
      [cookie, '/sync/family/_local/x'],
      [cookie, '/sync/family/%2e%2e/registry/_changes'],
      [cookie, '/sync/family%2f..%2fregistry/_changes'],
      [cookie, '/sync/town/_security'],
      [cookie, '/sync/town/_design%2fvalidate/x'],
      [cookie, '/sync/town/service:service-1/none.pdf'],
      [cookie, '/sync/%ff/_changes'],
      ...[
        'feed=longpoll',
        'filter=_selector',
        'include_docs=true',
        'style=all_docs',
        'since=now',
        'since=%22x',
        'since=1&since=2',
        'limit=0',
        'limit=1001',
        'limit=-1',
        'limit=1e2',
        `since=${'9'.repeat(5000)}`,
      ]
        .filter((query) => query !== 'since=now')
        .map((query): [string, string] => [
          cookie,
          `/sync/family/_changes?${query}`,
        ]),
    ];
    for (const [as, path] of paths) {
      const response = await get(path, { cookie: as });
      assert.equal(response.status, 404, path);
      assert.deepEqual(await response.json(), { error: 'not-found' }, path);
    }
    for (const method of [
      'HEAD',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'COPY',
    ]) {
      const response = await fetch(`${server.url}/sync/family/_changes`, {
        method,
        headers: { cookie, 'portal-app': '1' },
      });
      assert.equal(response.status, 404, method);
    }
  });

  test('refuses odd lists of keys', async () => {
    const bodies = [
      { keys: 'x' },
      { keys: [1] },
      { keys: ['_design/validate'] },
      { keys: ['a"b'] },
      { keys: Array.from({ length: 201 }, (_, index) => `a:${index}`) },
      { include_docs: true },
      { keys: ['a:b'], include_docs: 'yes' },
      { startkey: 'a' },
      [],
    ];
    for (const body of bodies) {
      const response = await post(
        server.url,
        '/sync/family/_all_docs',
        body,
        cookie,
      );
      assert.equal(response.status, 400, JSON.stringify(body).slice(0, 50));
    }
    const query = await post(
      server.url,
      '/sync/family/_all_docs?conflicts=true',
      {},
      cookie,
    );
    assert.equal(query.status, 404);
  });

  test('reads from the start for a place that was never given out', async () => {
    const { last_seq } = await page('/sync/town/_changes');
    const forged = String(last_seq).replace(/^\d+/, '999999');
    for (const since of [
      forged,
      '999999',
      '999999-abc',
      `${String(last_seq)}x`,
    ]) {
      const response = await get(`/sync/town/_changes?since=${since}`);
      assert.equal(response.status, since.endsWith('x') ? 404 : 200, since);
      if (response.status === 404) continue;
      assert.equal(response.headers.get('portal-epoch'), life, since);
      assert.equal(
        ((await response.json()) as ChangesPage).results.length,
        13,
        since,
      );
    }
    // A place in one database is none in another.
    const response = await get(
      `/sync/family/_changes?since=${String(last_seq)}`,
    );
    assert.equal(((await response.json()) as ChangesPage).results.length, 2);
  });

  test('cuts the answer when CouchDB breaks off in the middle of it', async () => {
    server.proxy.rule(({ path }) =>
      path.includes('/_changes?since=0') && path.includes('town')
        ? { do: 'cut', afterBytes: 900 }
        : { do: 'pass' },
    );
    for (const encoding of ['identity', 'br', 'gzip'])
      await assert.rejects(
        async () => {
          const response = await get('/sync/town/_changes?since=0', {
            'accept-encoding': encoding,
          });
          assert.equal(response.status, 200);
          await response.text();
        },
        TypeError,
        encoding,
      );
  });

  test('says 503, and when to come back, while CouchDB is away', async () => {
    const troubles = [
      { do: 'refuse' },
      { do: 'answer', status: 500, type: 'text/html', body: '<p>' },
      { do: 'answer', status: 401, type: 'application/json', body: '{}' },
    ] as const;
    for (const trouble of troubles) {
      server.proxy.rule(({ path }) =>
        path.includes('_changes?since=0') ? trouble : { do: 'pass' },
      );
      const response = await get('/sync/family/_changes?since=0');
      assert.equal(response.status, 503);
      assert.equal(response.headers.get('retry-after'), '5');
      assert.deepEqual(await response.json(), {
        error: 'couch-away',
        retryAfter: 5,
      });
    }
  });

  test('says 503, never that there are no rights, while the household is not there', async () => {
    server.proxy.rule(({ path }) =>
      path.startsWith(`/${database}/_all_docs`)
        ? {
            do: 'answer',
            status: 404,
            type: 'application/json',
            body: '{"error":"not_found"}',
          }
        : { do: 'pass' },
    );
    const response = await get('/sync/town/_changes');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('portal-signed-out'), null);
    assert.deepEqual(await response.json(), {
      error: 'rights-unknown',
      retryAfter: 5,
    });
    server.proxy.rule(undefined);
    assert.equal((await get('/sync/town/_changes')).status, 200);
  });

  test('begins a new life when the database was put back to an older state', async () => {
    const { last_seq } = await page('/sync/family/_changes');
    const older = async (seq: number, since: unknown) => {
      server.proxy.rule(({ path }) =>
        path === `/${database}`
          ? {
              do: 'answer',
              status: 200,
              type: 'application/json',
              body: JSON.stringify({ update_seq: `${seq}-x` }),
            }
          : { do: 'pass' },
      );
      const response = await get(
        `/sync/family/_changes?since=${String(since)}`,
      );
      return {
        status: response.status,
        epoch: response.headers.get('portal-epoch'),
        page: (await response.json()) as ChangesPage,
      };
    };
    const first = await older(1, last_seq);
    assert.equal(first.status, 200);
    assert.notEqual(first.epoch, life);
    assert.deepEqual(first.page.results, []);
    const stored = await server.read(database, 'epoch');
    assert.deepEqual(stored['body'], { number: first.epoch });
    // The same place again is of another life now, and ends nothing.
    const again = await older(1, last_seq);
    assert.equal(again.epoch, first.epoch);
    assert.ok(again.page.results.length > 0);
  });
});

suite('pulling too often', () => {
  test('is slowed down, with the time to wait', async () => {
    const server = await startTestServer({ SYNC_PER_MINUTE: '3' });
    try {
      const cookie = await server.signIn('ada.prova');
      const ask = () =>
        fetch(`${server.url}/sync/town/_changes`, { headers: { cookie } });
      for (let turn = 0; turn < 3; turn += 1)
        assert.notEqual((await ask()).status, 429);
      const response = await ask();
      assert.equal(response.status, 429);
      const seconds = Number(response.headers.get('retry-after'));
      assert.ok(seconds >= 1 && seconds <= 60);
      assert.deepEqual(await response.json(), {
        error: 'too-many',
        retryAfter: seconds,
      });
      const other = await server.signIn('bea.altra');
      const theirs = await fetch(`${server.url}/sync/town/_changes`, {
        headers: { cookie: other },
      });
      assert.equal(theirs.status, 200);
    } finally {
      await server.close();
    }
  });
});

suite('hints', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  /** What a stream has said so far, and whether it is still open. */
  async function listen(cookie: string, url = server.url) {
    const stop = new AbortController();
    const response = await fetch(`${url}/sync/hints`, {
      headers: { cookie },
      signal: stop.signal,
    });
    const stream = {
      response,
      text: '',
      open: true,
      close: () => {
        stop.abort();
      },
    };
    const read = async () => {
      for await (const chunk of response.body ?? [])
        stream.text += Buffer.from(chunk as Uint8Array).toString();
    };
    read()
      .catch(() => undefined)
      .finally(() => {
        stream.open = false;
      });
    await until('the stream has begun', () => stream.text.includes('retry'));
    return stream;
  }
  const hint = (slice: string) => `event: hint\ndata: {"slice":"${slice}"}\n\n`;

  test('tell a family of its own changes, and everybody of the town’s', async () => {
    const mine = await listen(await server.signIn('ada.prova'));
    const theirs = await listen(await server.signIn('bea.altra'));
    assert.equal(
      mine.response.headers.get('content-type'),
      'text/event-stream',
    );
    assert.equal(mine.response.headers.get('content-encoding'), null);
    await server.write(database, epoch(life));
    await until('the hint', () => mine.text.includes(hint('family')), 1000);
    assert.ok(!theirs.text.includes('hint'));
    await server.write('town', service('mensa'));
    await until(
      'both hints',
      () =>
        mine.text.includes(hint('town')) && theirs.text.includes(hint('town')),
      1000,
    );
    mine.close();
    theirs.close();
  });

  test('stop within a second of the session’s end, also when another process ended it', async () => {
    const second = await server.second();
    const cookie = await server.signIn('ada.prova');
    const stream = await listen(cookie);
    await post(second.url, '/auth/logout', {}, cookie);
    await until('the stream is closed', () => !stream.open, 1000);
    assert.match(stream.text, /event: gone\ndata: 1\n\n$/);
    await second.stop(0);
  });

  test('stop when the household no longer lists the parent', async () => {
    const { otherFamily, stranger, otherChild } = people;
    const stream = await listen(await server.signIn('bea.altra'));
    const name = familyDatabase(otherFamily);
    await server.write(name, {
      ...(await server.read(name, `family:${otherFamily}`)),
      body: {
        label: 'x',
        members: [
          {
            person: stranger,
            givenName: 'B',
            familyName: 'A',
            from: '2024-09-01',
            to: '2025-01-01',
          },
        ],
        children: [{ child: otherChild, from: '2024-09-01' }],
        payers: [],
      },
    });
    await until('the stream is closed', () => !stream.open, 1000);
    assert.match(stream.text, /event: gone/);
  });

  test('keep two streams a session: a third takes the place of the oldest', async () => {
    const cookie = await server.signIn('ada.prova');
    const streams = [
      await listen(cookie),
      await listen(cookie),
      await listen(cookie),
    ];
    await until('the first is closed', () => !streams[0]?.open, 1000);
    assert.ok(!streams[0]?.text.includes('gone'), 'the session goes on');
    assert.ok(streams[1]?.open && streams[2]?.open);
    for (const stream of streams) stream.close();
  });

  test('tell everybody to pull both when the feed was interrupted', async () => {
    const stream = await listen(await server.signIn('ada.prova'));
    server.proxy.rule(({ path }) =>
      path.startsWith('/_db_updates') ? { do: 'refuse' } : { do: 'pass' },
    );
    server.proxy.cutAll();
    await server.write('town', service('trasporto'));
    server.proxy.rule(undefined);
    await until(
      'both hints',
      () => stream.text.includes(hint('family') + hint('town')),
      8000,
    );
    stream.close();
  });

  test('ask for a session', async () => {
    const response = await fetch(`${server.url}/sync/hints`);
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('portal-signed-out'), '1');
  });
});
