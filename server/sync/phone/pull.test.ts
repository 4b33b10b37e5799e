import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, suite, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import { familyDatabase } from '#model/databases.ts';
import type { ChangesPage, Inventory } from '#model/phone-protocol.ts';
import { epoch, life, service } from '../../../tests/support/slice-docs.ts';
import {
  people,
  post,
  startTestServer,
  type TestServer,
} from '../../../tests/support/test-server.ts';

const database = familyDatabase(people.family);

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
});
