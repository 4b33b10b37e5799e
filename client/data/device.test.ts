import type { RxStorage } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { equal, ok } from '../../tests/support/assert.ts';
import {
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { evict } from '../../tests/support/raw-indexeddb.ts';
import { until } from '../../tests/support/until.ts';
import { StorageFullError } from './errors.ts';

const news = (number: number) => question(number, { author: 'other' });

/** A disk that can be filled: writes of more than a few bytes fail as the browser's do. */
function disk() {
  const storage = getRxStorageDexie();
  const state = { full: false, fullFor: '' };
  const limited: RxStorage<unknown, unknown> = {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    createStorageInstance: async (params) => {
      const instance = await storage.createStorageInstance(params as never);
      const write = instance.bulkWrite.bind(instance);
      instance.bulkWrite = (rows, context) =>
        state.full || state.fullFor === context
          ? Promise.reject(new DOMException('no room', 'QuotaExceededError'))
          : write(rows, context);
      return instance as never;
    },
  };
  return { state, storage: limited };
}

/** Puts these in the place of the browser's own, until the next test. */
function stub(
  methods: Partial<Record<'persist' | 'persisted', unknown>>,
): void {
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(navigator.storage, name, {
      configurable: true,
      value,
    });
}

suite('the device', () => {
  teardown(() => {
    Reflect.deleteProperty(navigator.storage, 'persist');
    Reflect.deleteProperty(navigator.storage, 'persisted');
  });

  test('a full disk refuses the save with an error, stops pulls, lets pushes go on, and heals (fault 18)', async () => {
    const { state, storage } = disk();
    const one = await phone({ storage });
    one.comune.fault = ({ path }) => {
      if (path.endsWith('_bulk_docs')) throw new TypeError('offline');
      return undefined;
    };
    one.comune.publish('family', news(1));
    await one.store.save(question(2));
    await until('both', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 2;
    });
    state.full = true;
    const error: unknown = await one.store
      .save(question(3))
      .catch((reason: unknown) => reason);
    ok(error instanceof StorageFullError, String(error));
    equal((await latest(one.store.sync)).storage, 'full');
    one.comune.hits = [];
    one.comune.fault = () => undefined;
    one.comune.publish('family', news(4));
    await one.store.syncNow();
    await until('pushed', () => one.comune.family.get(question(2)._id));
    ok(
      !one.comune.hits.some(({ path }) => path.includes('_changes')),
      'pulled with no room',
    );
    state.full = false;
    await one.store.syncNow();
    await until('all', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 3 && docs.every((doc) => doc._rev);
    });
    equal((await latest(one.store.sync)).storage, 'ok');
    equal(await one.store.save(question(3)), []);
    await one.store.close();
  });

  test('a disk that fills in the middle of a pull loses nothing of it (fault 18)', async () => {
    const { state, storage } = disk();
    const one = await phone({ storage });
    one.comune.publish('family', news(1));
    await until('one', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 1;
    });
    one.comune.cut = (_hit, answer) => {
      state.full = true;
      return answer;
    };
    one.comune.publish('family', news(2));
    await until('full', async () => {
      const { storage: told } = await latest(one.store.sync);
      return told === 'full';
    });
    one.comune.cut = (_hit, answer) => answer;
    state.full = false;
    one.comune.publish('family', news(3));
    await until('all', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 3;
    });
    await one.store.close();
  });

  test('a checkpoint that finds no room does not end the pulls (fault 18)', async () => {
    const { state, storage } = disk();
    const one = await phone({ storage });
    await one.store.syncNow();
    state.fullFor = 'replication-set-checkpoint';
    one.comune.publish('family', news(1));
    await until('told', async () => {
      const { storage: told } = await latest(one.store.sync);
      return told === 'full';
    });
    state.fullFor = '';
    one.comune.publish('family', news(2));
    await until('both', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 2;
    });
    await one.store.close();
  });

  test('a receipt that found no room comes once there is some, whatever was written first (fault 18)', async () => {
    const { state, storage } = disk();
    const one = await phone({ storage });
    await one.store.syncNow();
    state.fullFor = 'replication-up-write-conflict';
    await one.store.save(question(1));
    await until('pushed', () => one.comune.family.get(question(1)._id));
    await until('told', async () => {
      const { storage: told } = await latest(one.store.sync);
      return told === 'full';
    });
    await one.store.syncNow();
    state.fullFor = '';
    const isReceived = async (number: number) => {
      const docs = await docsOf(one.store, 'message');
      return docs.find(({ _id }) => _id === question(number)._id)?.received;
    };
    await one.store.save(question(2));
    await until('the new one is received', () => isReceived(2));
    await one.store.syncNow();
    await until('so is the old one', () => isReceived(1), 3000);
    await one.store.close();
  });

  test('data cleared by the browser is told and comes back (fault 19)', async () => {
    const one = await phone();
    one.comune.publish('family', news(1));
    await until('one', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 1;
    });
    await one.store.close();
    await evict(one.account.id);
    const store = await one.again();
    equal((await latest(store.sync)).storage, 'wiped');
    equal((await latest(store.sync)).upToDateAt, undefined);
    await until('back', async () => {
      const docs = await docsOf(store, 'message');
      return docs.length === 1;
    });
    await store.close();
  });

  test('an account that never had data here is not told of a loss', async () => {
    const one = await phone();
    await one.store.syncNow();
    await one.store.close();
    const store = await one.again();
    equal((await latest(store.sync)).storage, 'ok');
    await store.close();
  });

  test('asks to keep the data after the first save, and works where that is denied or unknown (fault 20)', async () => {
    let asked = 0;
    const persist = () => {
      asked += 1;
      return Promise.resolve(false);
    };
    stub({ persist, persisted: () => Promise.resolve(false) });
    const one = await phone();
    await one.store.syncNow();
    equal(asked, 0);
    equal(await one.store.save(question(1)), []);
    await until('asked', () => asked > 0);
    equal((await one.store.usage()).persisted, false);
    stub({ persist: undefined, persisted: undefined });
    equal(await one.store.save(question(2)), []);
    await one.store.close();
  });
});
