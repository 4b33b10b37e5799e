import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, suite, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import type { ChangesPage, Inventory } from '#model/phone-protocol.ts';
import { life, service } from '../../../tests/support/slice-docs.ts';
import {
  parentSide,
  type ParentSide,
} from '../../../tests/support/parent-side.ts';
import { people, post } from '../../../tests/support/test-server.ts';

suite('pulling', () => {
  let side: ParentSide;
  before(async () => {
    side = await parentSide();
  });
  after(() => side.close());

  test('gives the documents of one’s own family, without design documents', async () => {
    const response = await side.get('/sync/family/_changes?since=0&limit=1000');
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
      const { results, last_seq, pending } = await side.page(
        `/sync/town/_changes?since=${since}&limit=1`,
      );
      seen.push(...results.map(({ id }) => id));
      since = String(last_seq);
      if (pending === 0) break;
    }
    assert.equal(seen.length, 13);
    assert.equal(new Set(seen).size, 13);
    const { last_seq } = await side.page(`/sync/town/_changes?since=${since}`);
    await side.write('town', {
      ...service('service-0'),
      at: '2026-11-23T09:00:00.000Z',
    });
    const { results } = await side.page(
      `/sync/town/_changes?since=${String(last_seq)}`,
    );
    assert.deepEqual(
      results.map(({ id }) => id),
      ['service:service-0'],
    );
  });

  test('gives the id and revision of everything in the slice, and where to go on', async () => {
    const response = await post(
      side.url,
      '/sync/town/_all_docs',
      {},
      side.cookie,
    );
    assert.equal(response.headers.get('portal-epoch'), life);
    const { rows, update_seq } = (await response.json()) as Inventory;
    assert.equal(rows.length, 13);
    assert.ok(rows.every(({ value }) => /^\d+-/.test(value.rev)));
    const { results } = await side.page(
      `/sync/town/_changes?since=${String(update_seq)}`,
    );
    assert.deepEqual(results, []);
  });

  test('gives documents by key, and says which are not there', async () => {
    const keys = ['service:service-1', 'service:none'];
    const response = await post(
      side.url,
      '/sync/town/_all_docs',
      { keys, include_docs: true },
      side.cookie,
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
            `${side.url}/sync/town/_changes`,
            { headers: { cookie: side.cookie, 'accept-encoding': encoding } },
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
