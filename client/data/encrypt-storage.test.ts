import { equal, ok } from '../../tests/support/assert.ts';
import {
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { dumpOf, eachRecord } from '../../tests/support/raw-indexeddb.ts';
import { loseKey } from '../../tests/support/test-keys.ts';
import { until } from '../../tests/support/until.ts';

const secret = 'Allergia alle noci';

async function family() {
  const one = await phone();
  one.comune.publish(
    'family',
    question(1, { author: 'other', text: `${secret} ricevuta` }),
  );
  await one.store.save(question(2, { text: `${secret} scritta` }));
  one.comune.judge = (doc) =>
    doc._id === question(3)._id ? 'not-allowed' : undefined;
  await one.store.save(question(3, { text: `${secret} rifiutata` }));
  await one.store.saveDraft('question', { text: `${secret} a metà` });
  await until('all of it', async () => {
    const { refused, pending } = await latest(one.store.sync);
    const docs = await docsOf(one.store, 'message');
    return refused === 1 && pending === 0 && docs.length === 2;
  });
  await one.store.syncNow();
  return one;
}

suite('sealing at rest', () => {
  test('leaves no name and no text readable in IndexedDB', async () => {
    const one = await family();
    await one.store.close();
    const dump = await dumpOf(one.account.id);
    ok(dump.includes(question(1)._id), 'the dump misses the documents');
    ok(dump.includes('rx-replication-meta'), 'the dump misses the replication');
    for (const text of [secret, 'Elena', 'Morri', 'Menu', 'canteen'])
      ok(!dump.includes(text), `${text} lies open`);
  });

  test('seals every write under a fresh IV', async () => {
    const one = await phone();
    const seals = new Set<unknown>();
    for (const time of ['first', 'second', 'third']) {
      await one.store.saveDraft('a', 'lo stesso');
      await eachRecord(one.account.id, 'local', ({ _id, sealed }) => {
        if (_id === 'draft:a') seals.add((sealed as string).slice(0, 16));
      });
      ok(seals.size > 0, time);
    }
    equal(seals.size, 3);
    await one.store.close();
  });

  test('opens no record in the place of another: the data is built anew', async () => {
    const one = await family();
    await one.store.close();
    const sealed = new Map<string, string>();
    await eachRecord(one.account.id, 'family', (record) => {
      sealed.set(record['_id'] as string, record['sealed'] as string);
    });
    await eachRecord(one.account.id, 'family', (record) =>
      record['_id'] === question(1)._id
        ? { ...record, sealed: sealed.get(question(2)._id) }
        : undefined,
    );
    const store = await one.again();
    equal((await latest(store.sync)).storage, 'wiped');
    await until('all again', async () => {
      const docs = await docsOf(store, 'message');
      return docs.length === 2;
    });
    equal((await latest(store.refused)).length, 1);
    equal(await store.readDraft('question'), { text: `${secret} a metà` });
    await store.close();
  });

  test('without its key the data counts as wiped, and lost unsent documents are told', async () => {
    const one = await family();
    one.comune.fault = () => {
      throw new TypeError('offline');
    };
    await one.store.save(question(4));
    await one.store.close();
    await loseKey(one.account.id);
    const store = await one.again();
    const { storage, lostUnsent } = await latest(store.sync);
    equal([storage, lostUnsent], ['wiped', 1]);
    one.comune.fault = () => undefined;
    await store.syncNow();
    await until('all again', async () => {
      const docs = await docsOf(store, 'message');
      return docs.length === 2;
    });
    await store.close();
  });

  test('an unsent document survives another record that does not open', async () => {
    const one = await family();
    one.comune.fault = () => {
      throw new TypeError('offline');
    };
    await one.store.save(question(4));
    await one.store.close();
    await eachRecord(one.account.id, 'town', () => undefined);
    await eachRecord(one.account.id, 'family', (record) =>
      record['_id'] === question(1)._id
        ? { ...record, sealed: 'AAAAAAAAAAAAAAAAAAAAAAAA' }
        : undefined,
    );
    const store = await one.again();
    const { storage, lostUnsent } = await latest(store.sync);
    equal([storage, lostUnsent], ['wiped', undefined]);
    one.comune.fault = () => undefined;
    await store.syncNow();
    await until('sent', () => one.comune.family.get(question(4)._id));
    await store.close();
  });
});
