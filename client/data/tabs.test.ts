import { equal, ok } from '../../tests/support/assert.ts';
import {
  docsOf,
  latest,
  phone,
  question,
} from '../../tests/support/fake-phone.ts';
import { openTab } from '../../tests/support/open-tab.ts';
import { until } from '../../tests/support/until.ts';

const day = 86_400_000;

suite('tabs', () => {
  test('one of two tabs syncs, both show the same data and the same state (fault 7)', async () => {
    const one = await phone();
    await one.store.syncNow();
    const two = await openTab(one);
    await until('told', async () => {
      const { upToDateAt } = await latest(two.store.sync);
      return upToDateAt !== undefined;
    });
    equal(one.comune.opened, 1);
    await two.store.save(question(1));
    await one.store.save(question(2));
    for (const store of [one.store, two.store])
      await until('both received', async () => {
        const docs = await docsOf(store, 'message');
        return docs.length === 2 && docs.every(({ received }) => received);
      });
    const sent = one.comune.hits
      .filter(({ path }) => path.endsWith('_bulk_docs'))
      .flatMap(({ body }) => (body as { docs: unknown[] }).docs);
    equal(sent.length, 2);
    one.comune.fault = () => {
      throw new TypeError('offline');
    };
    await two.store.syncNow();
    await until('both say so', async () => {
      const states = [
        await latest(one.store.sync),
        await latest(two.store.sync),
      ];
      return states.every(({ reach }) => reach === 'offline');
    });
    await two.store.close();
    await one.store.close();
    two.kill();
  });

  test('another tab takes over when the leading one is gone (fault 7)', async () => {
    const one = await phone();
    const lead = await openTab({
      ...one,
      account: { ...one.account, id: `${one.account.id}b` },
    });
    const account = lead.store.account;
    await until('leads', () => one.comune.opened > 1);
    const { store } = await phone({}, one.comune, account);
    one.comune.publish('family', question(1, { author: 'other' }));
    await until('shown', async () => {
      const docs = await docsOf(store, 'message');
      return docs.length === 1;
    });
    lead.kill();
    await store.save(question(2));
    await until('sent by the other', () =>
      one.comune.family.get(question(2)._id),
    );
    await store.close();
    await one.store.close();
  });

  test('signing out in one tab empties the other', async () => {
    const one = await phone();
    one.comune.publish('family', question(1, { author: 'other' }));
    await until('shown', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs.length === 1;
    });
    const two = await openTab(one);
    equal((await docsOf(two.store, 'message')).length, 1);
    await one.store.signOut();
    await until('emptied', async () => {
      const docs = await docsOf(two.store, 'message');
      return docs.length === 0;
    });
    equal((await latest(two.store.sync)).reach, 'signed-out');
    two.kill();
    const left = await indexedDB.databases();
    ok(
      !left.some(({ name }) => name?.includes(one.account.id)),
      'data is left',
    );
  });

  test('what was written while the clock stood back is sent all the same (fault 17)', async () => {
    const one = await phone({}, undefined, undefined);
    await one.store.close();
    const real = Date.now();
    const ahead = await openTab(one, {}, (tab) => {
      (tab as unknown as { Date: DateConstructor }).Date.now = () => real + day;
    });
    await ahead.store.save(question(1));
    await until('received', async () => {
      const docs = await docsOf(ahead.store, 'message');
      return docs[0]?.received;
    });
    await ahead.store.close();
    ahead.kill();
    // The clock is set right again; the parent writes without network and closes the app.
    const offline = await openTab(one, {
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    equal(await offline.store.save(question(2)), []);
    await offline.store.close();
    offline.kill();
    const store = await one.again();
    await until('sent', () => one.comune.family.get(question(2)._id));
    await store.close();
  });

  test("a phone whose clock is a day off is told, and keeps the author's own time (fault 16)", async () => {
    const one = await phone();
    one.comune.clock = () => Date.now() - day;
    await one.store.syncNow();
    const { clockAheadMs = 0, upToDateAt = '' } = await latest(one.store.sync);
    ok(Math.abs(clockAheadMs - day) < 60_000, `${clockAheadMs}`);
    ok(
      Date.parse(upToDateAt) < Date.now() - day + 60_000,
      "not the server's time",
    );
    await one.store.save(question(1));
    await until('received', async () => {
      const docs = await docsOf(one.store, 'message');
      return docs[0]?.received;
    });
    equal(one.comune.family.get(question(1)._id)?.at, question(1).at);
    await one.store.close();
  });
});
