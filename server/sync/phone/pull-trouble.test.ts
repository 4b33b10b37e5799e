import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import type { ChangesPage } from '#model/phone-protocol.ts';
import { life } from '../../../tests/support/slice-docs.ts';
import {
  parentSide,
  type ParentSide,
} from '../../../tests/support/parent-side.ts';
import { people } from '../../../tests/support/test-server.ts';

const database = familyDatabase(people.family);

suite('pulling in trouble', () => {
  let side: ParentSide;
  before(async () => {
    side = await parentSide();
  });
  after(() => side.close());
  beforeEach(() => {
    side.proxy.rule(undefined);
  });

  test('reads from the start for a place that was never given out', async () => {
    const { last_seq } = await side.page('/sync/town/_changes');
    const forged = String(last_seq).replace(/^\d+/, '999999');
    for (const since of [
      forged,
      '999999',
      '999999-abc',
      `${String(last_seq)}x`,
    ]) {
      const response = await side.get(`/sync/town/_changes?since=${since}`);
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
    const response = await side.get(
      `/sync/family/_changes?since=${String(last_seq)}`,
    );
    assert.equal(((await response.json()) as ChangesPage).results.length, 2);
  });

  test('cuts the answer when CouchDB breaks off in the middle of it', async () => {
    side.proxy.rule(({ path }) =>
      path.includes('/_changes?since=0') && path.includes('town')
        ? { do: 'cut', afterBytes: 900 }
        : { do: 'pass' },
    );
    for (const encoding of ['identity', 'br', 'gzip'])
      await assert.rejects(
        async () => {
          const response = await side.get('/sync/town/_changes?since=0', {
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
      side.proxy.rule(({ path }) =>
        path.includes('_changes?since=0') ? trouble : { do: 'pass' },
      );
      const response = await side.get('/sync/family/_changes?since=0');
      assert.equal(response.status, 503);
      assert.equal(response.headers.get('retry-after'), '5');
      assert.deepEqual(await response.json(), {
        error: 'couch-away',
        retryAfter: 5,
      });
    }
    const lines = side.logged().split('\n');
    for (const upstream of [500, 401])
      assert.ok(
        lines.some(
          (line) =>
            line.includes('"code":"couch-away"') &&
            line.includes(`"upstream":${upstream}`),
        ),
        String(upstream),
      );
  });

  test('says 503, never that there are no rights, while the household is not there', async () => {
    side.proxy.rule(({ path }) =>
      path.startsWith(`/${database}/_all_docs`)
        ? {
            do: 'answer',
            status: 404,
            type: 'application/json',
            body: '{"error":"not_found"}',
          }
        : { do: 'pass' },
    );
    const response = await side.get('/sync/town/_changes');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('portal-signed-out'), null);
    assert.deepEqual(await response.json(), {
      error: 'rights-unknown',
      retryAfter: 5,
    });
    side.proxy.rule(undefined);
    assert.equal((await side.get('/sync/town/_changes')).status, 200);
  });

  test('begins a new life when the database was put back to an older state', async () => {
    const { last_seq } = await side.page('/sync/family/_changes');
    const older = async (seq: number, since: unknown) => {
      side.proxy.rule(({ path }) =>
        path === `/${database}`
          ? {
              do: 'answer',
              status: 200,
              type: 'application/json',
              body: JSON.stringify({ update_seq: `${seq}-x` }),
            }
          : { do: 'pass' },
      );
      const response = await side.get(
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
    const stored = await side.read(database, 'epoch');
    assert.deepEqual(stored['body'], { number: first.epoch });
    // The same place again is of another life now, and ends nothing.
    const again = await older(1, last_seq);
    assert.equal(again.epoch, first.epoch);
    assert.ok(again.page.results.length > 0);
  });
});
