import { headers, limits } from '#model/phone-protocol.ts';
import type { Doc } from '#model/document.ts';
import { equal, ok } from '../../tests/support/assert.ts';
import { json } from '../../tests/support/fake-comune.ts';
import {
  child,
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { hasMessages } from '../../tests/support/fake-phone-waits.ts';
import { until } from '../../tests/support/until.ts';

const news = (number: number) => question(number, { author: 'other' });

/** As long as another phone takes for a whole life. */
async function aWhile(): Promise<void> {
  const other = await phone();
  await other.store.syncNow();
  await other.store.close();
}

suite('pulling', () => {
  test('starts from the stored checkpoint, so a change made while the line was cut arrives (D1, fault 12)', async () => {
    const one = await phone();
    one.comune.publish('family', news(1));
    await hasMessages(one, 1);
    // The stream dies without a word, and something changes meanwhile.
    const [stream] = one.comune.streams;
    one.comune.family.write(news(2));
    stream?.dispatchEvent(new Event('error'));
    await hasMessages(one, 2);
    one.comune.publish('family', news(3));
    await hasMessages(one, 3);
    await one.store.close();
  });

  test('goes on after any error answer (D2, fault 4)', async () => {
    const one = await phone();
    const statuses = [403, 404, 500, 502, 503, 401];
    one.comune.fault = ({ path }) =>
      path.includes('_changes') && statuses.length > 0
        ? json({ error: 'x' }, {}, statuses.shift())
        : undefined;
    one.comune.family.write(news(1));
    await hasMessages(one, 1);
    equal(statuses, []);
    equal((await latest(one.store.sync)).reach, 'online');
    await one.store.close();
  });

  test('pauses when the session is over, keeps everything, and resumes (fault 3)', async () => {
    const one = await phone();
    one.comune.publish('family', news(1));
    await hasMessages(one, 1);
    let signedOut = true;
    one.comune.fault = () =>
      signedOut
        ? json({ error: 'signed-out' }, { [headers.signedOut]: '1' }, 401)
        : undefined;
    equal(await one.store.save(question(2)), []);
    await until('told', async () => {
      const { reach } = await latest(one.store.sync);
      return reach === 'signed-out';
    });
    await until('quiet', async () => !(await latest(one.store.sync)).busy);
    one.comune.hits = [];
    await hasMessages(one, 2);
    equal((await latest(one.store.pending)).length, 1);
    await aWhile();
    equal(one.comune.hits, [], 'asks again by the clock');
    signedOut = false;
    await one.store.syncNow();
    await until('sent', () => one.comune.family.get(question(2)._id));
    await one.store.close();
  });

  test('asks page by page, each from what is already on the disk (faults 2, 27)', async () => {
    const one = await phone({
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    for (let number = 1; number <= limits.pullBatch + 5; number += 1)
      one.comune.family.write(news(number));
    await one.store.close();
    let pages = 0;
    one.comune.fault = ({ path }) => {
      if (path.includes('family/_changes')) pages += 1;
      if (pages > 1) throw new TypeError('cut');
      return undefined;
    };
    const store = await one.again({ fetch: one.comune.fetch });
    await until('the first page', () => pages > 1);
    await store.close();
    one.comune.fault = () => undefined;
    one.comune.hits = [];
    const last = await one.again({ fetch: one.comune.fetch });
    await hasMessages({ ...one, store: last }, limits.pullBatch + 5);
    const asked = one.comune.hits.find(({ path }) =>
      path.includes('family/_changes'),
    );
    ok(!asked?.path.includes('since=0'), 'starts all over');
    await last.close();
  });

  test('takes a feed that repeats itself for nothing new (fault 28)', async () => {
    const one = await phone();
    await one.store.save(question(2));
    one.comune.publish('family', news(1));
    await until('received', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 2 && docs.some(({ received }) => received);
    });
    one.comune.hits = [];
    // After a compaction or on another node the same changes come under other sequences.
    for (const entry of one.comune.family.entries.values()) entry.seq += 10;
    one.comune.family.seq += 10;
    await one.store.syncNow();
    await one.store.syncNow();
    equal((await docsOf(one.store, 'message')).length, 2);
    ok(!one.comune.hits.some(({ path }) => path.endsWith('_bulk_docs')));
    await one.store.close();
  });

  test('moves past a page of which nothing is left', async () => {
    const one = await phone();
    await one.store.syncNow();
    one.comune.family.write(news(1));
    one.comune.cut = ({ path }, answer) =>
      path.includes('family/_changes?since=0&')
        ? json(
            { results: [], last_seq: 0.5, pending: 1 },
            Object.fromEntries(answer.headers),
          )
        : answer;
    one.comune.hint('family');
    await hasMessages(one, 1);
    await one.store.close();
  });

  test('leaves design documents on the server (D8)', async () => {
    const one = await phone();
    one.comune.family.write({ ...news(9), _id: '_design/rules' });
    one.comune.publish('family', news(1));
    await hasMessages(one, 1);
    await one.store.close();
  });

  test('encodes what it puts into a URL (D9)', async () => {
    const one = await phone();
    one.comune.cut = async ({ path }, answer) => {
      if (!path.includes('_changes')) return answer;
      const page = (await answer.json()) as { last_seq: unknown };
      page.last_seq = '12-g1&limit=1#x+y';
      return json(page, Object.fromEntries(answer.headers));
    };
    one.comune.publish('family', news(1));
    await hasMessages(one, 1);
    await one.store.syncNow();
    await until('a second pull', () =>
      one.comune.hits.some(({ path }) =>
        path.includes('since=12-g1%26limit%3D1%23x%2By&limit=1000'),
      ),
    );
    await one.store.close();
  });

  test('leaves no request and no stream behind when it is closed (D6)', async () => {
    const one = await phone();
    one.comune.fault = () => new Promise<Response>(() => undefined);
    await one.store.save(question(1));
    await until('a request', () => one.comune.inFlight > 0);
    await one.store.close();
    equal(one.comune.inFlight, 0);
    equal(one.comune.streams.size, 0);
    one.comune.hits = [];
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    await aWhile();
    equal(one.comune.hits, []);
    one.comune.fault = () => undefined;
    const store = await one.again();
    await until('sent', () => one.comune.family.get(question(1)._id));
    await store.close();
  });

  test('keeps nothing of a deleted document but its id (D7)', async () => {
    const one = await phone();
    one.comune.publish('family', news(1));
    await hasMessages(one, 1);
    one.comune.family.remove(news(1)._id);
    one.comune.hint('family');
    await hasMessages(one, 0);
    await one.store.close();
  });

  test('takes away what the family may not see any more, in one sync (fault 33)', async () => {
    const one = await phone();
    const presences = {
      _id: `presences:${child}:mensa:2026-11`,
      type: 'presences',
      v: 1,
      at: '2026-11-23T10:00:00.000Z',
      child,
      body: { service: 'mensa', month: '2026-11', days: {} },
    } as Doc;
    one.comune.publish('family', presences);
    await until('shown', async () => {
      const docs = await docsOf(one.store, 'presences');
      return docs.length === 1;
    });
    one.comune.family.purge(presences._id);
    const marker = {
      _id: `revoked:${child}`,
      type: 'revoked',
      v: 1,
      at: '2026-11-23T10:00:00.000Z',
      body: { child, ids: [presences._id] },
    } as Doc;
    one.comune.publish('family', marker);
    await until('gone', async () => {
      const docs = await docsOf(one.store, 'presences');
      return docs.length === 0;
    });
    // The right comes back: first the document, while the marker still names it, then the emptied marker (fault 34).
    one.comune.family.write(presences);
    one.comune.family.write(marker);
    await one.store.syncNow();
    equal(await docsOf(one.store, 'presences'), []);
    one.comune.family.write({
      ...marker,
      body: { child, ids: [] },
    } as unknown as Doc);
    await one.store.syncNow();
    equal((await docsOf(one.store, 'presences')).length, 1);
    await one.store.close();
  });
});
