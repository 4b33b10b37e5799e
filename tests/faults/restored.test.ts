/** Faults of a CouchDB whose data are not what they were: facts/sync.md §4, numbers 28 to 30. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startFaultTown, type FaultTown } from '../support/fault-town.ts';
import { officeMessage, questionOf } from '../support/parent-writes.ts';
import { arrives, received } from '../support/phone-waits.ts';
import {
  routerProcess,
  type RouterProcess,
} from '../support/router-process.ts';
import { until } from '../support/until.ts';

const patience = 40_000;

suite('a CouchDB put back, made anew or compacted', () => {
  let town: FaultTown;
  let router: RouterProcess;
  before(async () => {
    town = await startFaultTown({ DISTRIBUTION: '0' });
    router = await routerProcess(town.couch.url);
    await router.start();
  });
  after(async () => {
    await router.close();
    await town.close();
  });

  const inRegistry = (id: string) =>
    until(
      'the registry has it',
      () => town.couch.read('registry', id),
      patience,
    );
  const forBoth = (database: string, id: string) =>
    until(
      'family and registry hold the same again',
      async () => {
        const [one, other] = await Promise.all([
          town.couch.read(database, id),
          town.couch.read('registry', id),
        ]);
        return one && one._rev === other?._rev;
      },
      patience,
    );

  test('fault 28: compaction while phones pull takes nothing away', async () => {
    const one = await town.phone(town.login('two-children'));
    const ids = await one.ids();
    await one.empty();
    const pulled = new AbortController();
    const compacts = (async () => {
      while (!pulled.signal.aborted)
        for (const name of [one.database, 'town', 'registry'])
          await town.couch.call(`/${name}/_compact`, { method: 'POST' });
    })();
    await one.phone.open(one.account);
    await until(
      'all is there',
      async () => (await one.ids()).join() === ids.join(),
    );
    const question = questionOf(one.account, 'Durante il riordino');
    await one.phone.save(question);
    await received(one.phone, question._id);
    const message = officeMessage(one.account, 'Anche noi');
    await town.couch.write('registry', message);
    await arrives(one.phone, message._id);
    pulled.abort();
    await compacts;
  });

  test('fault 29: after an older backup of everything is put back, the parent’s words come again from the phone, lost ones of others leave it, and new ones arrive', async () => {
    const one = await town.phone(town.login('credit'));
    const other = await town.phone(town.login('arrears'));
    await town.couch.stop();
    const putBack = await town.couch.backUp();
    await town.couch.start();
    const question = questionOf(one.account, 'Scritta dopo la copia');
    await one.phone.save(question);
    await received(one.phone, question._id);
    await inRegistry(question._id);
    const lost = officeMessage(
      one.account,
      'Scritta dall’ufficio dopo la copia',
    );
    await town.couch.write('registry', lost);
    await arrives(one.phone, lost._id);
    const strange = await other.ids();
    const unsent = questionOf(one.account, 'Mentre tutto è fermo');
    await town.couch.kill();
    await one.phone.save(unsent);
    await putBack();
    await town.couch.start();
    await until(
      'the server has both questions again',
      async () =>
        (await town.couch.read(one.database, question._id)) &&
        (await town.couch.read(one.database, unsent._id)),
      patience,
    );
    for (const { _id } of [question, unsent]) {
      await received(one.phone, _id);
      await forBoth(one.database, _id);
      assert.match(
        (await town.couch.inventory(one.database))[_id] ?? '',
        /^1-/,
      );
    }
    await until(
      'what only the lost server knew is gone',
      async () => !(await one.ids()).includes(lost._id),
    );
    const next = officeMessage(one.account, 'Dopo il ripristino');
    await town.couch.write('registry', next);
    await arrives(one.phone, next._id);
    await other.phone.syncNow();
    assert.deepEqual(await other.ids(), strange);
  });

  test('fault 29: an older copy of one family’s database is brought up to the registry, and its phone misses nothing', async () => {
    const one = await town.phone(town.login('corrected'));
    await town.couch.stop();
    const putBack = await town.couch.backUp();
    await town.couch.start();
    const question = questionOf(one.account, 'Già ricevuta');
    await one.phone.save(question);
    await received(one.phone, question._id);
    await inRegistry(question._id);
    const news = officeMessage(one.account, 'Già consegnata');
    await town.couch.write('registry', news);
    await arrives(one.phone, news._id);
    const ids = await one.ids();
    await town.couch.kill();
    await putBack(one.database);
    await town.couch.start();
    await forBoth(one.database, news._id);
    await forBoth(one.database, question._id);
    const next = officeMessage(one.account, 'Dopo il ripristino');
    await town.couch.write('registry', next);
    await arrives(one.phone, next._id);
    assert.deepEqual(await one.ids(), [...ids, next._id].sort());
    assert.deepEqual(await one.phone.refused(), []);
  });

  test('fault 30: a family’s database that was deleted is made anew, and its phone keeps and gives all it has', async () => {
    const one = await town.phone(town.login('newcomer'));
    const question = questionOf(one.account, 'Prima della cancellazione');
    await one.phone.save(question);
    await received(one.phone, question._id);
    await inRegistry(question._id);
    const ids = await one.ids();
    await town.couch.call(`/${one.database}`, { method: 'DELETE' });
    const unsent = questionOf(one.account, 'Dopo la cancellazione');
    assert.deepEqual(await one.phone.save(unsent), []);
    await received(one.phone, unsent._id);
    await forBoth(one.database, question._id);
    await one.phone.syncNow();
    assert.deepEqual(await one.ids(), [...ids, unsent._id].sort());
    assert.equal((await one.phone.state()).reach, 'online');
  });
});
