import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { equal } from '../../tests/support/assert.ts';
import {
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { until } from '../../tests/support/until.ts';
import { shelf } from './idb.ts';
import { deviceKeys } from './key.ts';
import { formerKeyOf } from './key-lock.ts';
import { enrol } from './key-open.ts';
import { openData } from './open-data.ts';

/** A phone from before there were locks: its key lies unwrapped on the shelf where the lock will be. */
async function old() {
  const key = await crypto.subtle.generateKey(
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  const one = await phone({
    keys: {
      load: async (account) => {
        await shelf('portale-keys').put(account, key);
        return { key };
      },
      moved: () => Promise.resolve(),
    },
  });
  one.comune.publish('family', question(1, { author: 'other' }));
  await until('one', async () => {
    const docs = await docsOf(one.store, 'message');
    return docs.length === 1;
  });
  one.comune.fault = ({ path }) => {
    if (path.startsWith('/sync/')) throw new TypeError('offline');
    return undefined;
  };
  await one.store.save(question(2, { text: 'Non ancora partita' }));
  await one.store.saveDraft('question', { text: 'A metà' });
  await one.store.close();
  return one;
}

const way = { is: 'pin', pin: '270391', kind: 'digits' } as const;

suite('a device from before there were locks', () => {
  test('gets one without losing what was not sent or half-written', async () => {
    const one = await old();
    await enrol(one.account.id, way);
    const store = await one.again({ keys: deviceKeys });
    await until('both are back', async () => {
      const draft = await store.readDraft('question');
      return draft !== undefined && (await latest(store.pending)).length === 1;
    });
    equal((await latest(store.sync)).storage, 'ok');
    one.comune.fault = () => undefined;
    await store.syncNow();
    await until('sent', () => one.comune.family.get(question(2)._id));
    await until('all', async () => {
      const docs = await docsOf(store, 'message');
      return docs.length === 2;
    });
    equal(await formerKeyOf(one.account.id), undefined);
    await store.close();
  });

  test('loses nothing when it is closed in the middle of that', async () => {
    const one = await old();
    await enrol(one.account.id, way);
    const half = await openData(
      getRxStorageDexie(),
      one.account.id,
      deviceKeys,
      ({ type, received }) => type === 'message' && received === undefined,
    );
    // The app ends here, before anything of it is written again.
    await half.close();
    const store = await one.again({ keys: deviceKeys });
    await until('both are back', async () => {
      const draft = await store.readDraft('question');
      return draft !== undefined && (await latest(store.pending)).length === 1;
    });
    await store.close();
    const later = await one.again({ keys: deviceKeys });
    equal((await latest(later.pending)).length, 1);
    await later.close();
  });
});
