/** Faults of the phone's disk and clock: facts/sync.md §4, numbers 17 to 20. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  limitDisk,
  startFaultTown,
  type FaultTown,
  type TownPhone,
} from '../support/fault-town.ts';
import { officeMessage, questionOf } from '../support/parent-writes.ts';
import { arrives, received } from '../support/phone-waits.ts';
import { until } from '../support/until.ts';

const cutOff = ({ path }: { path: string }) =>
  ({ do: path.startsWith('/sync/') ? 'refuse' : 'pass' }) as const;

suite('the phone’s disk', () => {
  let town: FaultTown;
  before(async () => {
    town = await startFaultTown();
  });
  after(() => town.close());

  /** Writes beside the app's data until the disk takes no more. */
  async function fill({ phone }: TownPhone): Promise<void> {
    await phone.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('filler', 1);
        request.onupgradeneeded = () => {
          request.result.createObjectStore('all', { autoIncrement: true });
        };
        request.onsuccess = () => {
          resolve(request.result);
        };
      });
      for (let size = 60_000; size > 100;)
        size = await new Promise<number>((resolve) => {
          const writing = database.transaction('all', 'readwrite');
          writing
            .objectStore('all')
            .put(crypto.getRandomValues(new Uint8Array(size)));
          writing.oncomplete = () => {
            resolve(size);
          };
          writing.onabort = () => {
            resolve(Math.floor(size / 4));
          };
        });
      database.close();
    });
  }

  test('fault 17: words written before and after the clock is set back all arrive', async () => {
    const { phone, net, account } = await town.phone(town.login('credit'), {
      aheadMs: 86_400_000,
    });
    const first = questionOf(account, 'Con l’orologio avanti');
    await phone.save(first);
    await received(phone, first._id);
    net.rule(cutOff);
    const second = questionOf(account, 'Ancora avanti');
    await phone.save(second);
    await phone.shiftClock(-3_600_000);
    const third = questionOf(account, 'Con l’orologio indietro');
    await phone.save(third);
    net.rule(undefined);
    for (const { _id } of [second, third]) await received(phone, _id);
    await phone.restart();
    await phone.shiftClock(-7_200_000);
    await phone.open(account);
    const fourth = questionOf(account, 'Riaperta, ancora più indietro');
    await phone.save(fourth);
    await received(phone, fourth._id);
    assert.equal((await phone.state()).pending, 0);
  });

  test('fault 18: a full disk refuses a new text openly, still sends what it holds, and heals when there is room', async () => {
    const one = await town.phone(town.login('arrears'), {
      diskBytes: 3_000_000,
    });
    const { phone, net, account, database } = one;
    net.rule(cutOff);
    const held = questionOf(account, 'Scritta prima');
    await phone.save(held);
    await fill(one);
    const text = 'Scritta a disco pieno. '.repeat(200);
    const unheld = questionOf(account, text);
    await assert.rejects(phone.save(unheld), { name: 'StorageFullError' });
    assert.equal((await phone.state()).storage, 'full');
    assert.ok(!(await one.ids()).includes(unheld._id));
    net.rule(undefined);
    await until('what it holds reaches the Comune', () =>
      town.couch.read(database, held._id),
    );
    const news = officeMessage(account, 'Mentre il disco è pieno');
    await town.couch.write('registry', news);
    await until('it waits for the phone', () =>
      town.couch.read(database, news._id),
    );
    await phone.syncNow();
    assert.ok(!(await one.ids()).includes(news._id));
    await limitDisk(phone.page, net.url);
    assert.deepEqual(await phone.save(unheld), []);
    await phone.syncNow();
    for (const { _id } of [held, unheld]) await received(phone, _id);
    await arrives(phone, news._id);
    assert.equal((await phone.state()).storage, 'ok');
    assert.match((await town.couch.inventory(database))[held._id] ?? '', /^1-/);
  });

  test('fault 19: data that the browser evicted behind the app is told, counted and brought anew', async () => {
    const { phone, net, account, ids } = await town.phone(
      town.login('two-children'),
    );
    const all = await ids();
    net.rule(cutOff);
    await phone.save(questionOf(account, 'Mai partita'));
    await until(
      'it is counted',
      async () => (await phone.state()).pending === 1,
    );
    await phone.close();
    const tools = await phone.page.createCDPSession();
    await tools.send('Storage.clearDataForOrigin', {
      origin: net.url,
      storageTypes: 'indexeddb',
    });
    net.rule(undefined);
    await phone.restart();
    await phone.open(account);
    const state = await phone.state();
    assert.equal(state.storage, 'wiped');
    assert.equal(state.lostUnsent, 1);
    await until(
      'all is there again',
      async () => (await ids()).join() === all.join(),
    );
    const next = questionOf(account, 'Dopo lo svuotamento');
    await phone.save(next);
    await received(phone, next._id);
  });

  test('fault 20: where the browser promises to keep nothing, all works, and it is told', async () => {
    const { phone, net, account } = await town.phone(town.login('newcomer'));
    const tools = await phone.page.createCDPSession();
    const context = phone.page.browserContext().id;
    await tools.send('Browser.setPermission', {
      permission: { name: 'persistent-storage' },
      setting: 'denied',
      origin: net.url,
      ...(context && { browserContextId: context }),
    });
    const question = questionOf(account, 'Senza promesse');
    assert.deepEqual(await phone.save(question), []);
    await received(phone, question._id);
    assert.equal((await phone.usage()).persisted, false);
    await phone.restart();
    await phone.open(account);
    await arrives(phone, question._id);
  });
});
