/** Faults of rights and of the process that carries documents: facts/sync.md §4, numbers 33, 34, 36, 37, 43 and 44. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  startFaultTown,
  type FaultTown,
  type TownPhone,
} from '../support/fault-town.ts';
import {
  absenceBy,
  noteOf,
  officeMessage,
  questionOf,
} from '../support/parent-writes.ts';
import { arrives, isRefused, received } from '../support/phone-waits.ts';
import {
  routerProcess,
  type RouterProcess,
} from '../support/router-process.ts';
import { until } from '../support/until.ts';

const cutOff = ({ path }: { path: string }) =>
  ({ do: path.startsWith('/sync/') ? 'refuse' : 'pass' }) as const;

suite('rights and their carrier', () => {
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

  interface Ranged {
    child: string;
    from: string;
    to?: string;
  }

  /** Takes a child out of a household, or puts it back, as staff do. */
  async function setChildren(
    { account }: TownPhone,
    change: (children: Ranged[]) => Ranged[],
  ): Promise<Ranged[]> {
    const family = await town.couch.read(
      'registry',
      `family:${account.family ?? ''}`,
    );
    const body = family?.['body'] as { children: Ranged[] };
    await town.couch.write('registry', {
      ...family,
      body: { ...body, children: change(body.children) },
    });
    return body.children;
  }

  const about = async (database: string, child: string) => {
    const { docs } = (await town.couch.call(`/${database}/_find`, {
      method: 'POST',
      body: { selector: { child }, limit: 10_000 },
    })) as { docs: { type: string }[] };
    // Dues and payments stay with the household that pays.
    return docs.filter(({ type }) =>
      ['child', 'presences', 'enrolment', 'absence'].includes(type),
    ).length;
  };

  test('faults 33 and 34: a lost child leaves one household’s phone with its unsent words kept, stays with the other, and comes back whole', async () => {
    const mother = await town.phone(town.login('separated', 0));
    const father = await town.phone(town.login('separated', 1));
    const [child] = (await father.phone.docs('child')).map((one) => one.child);
    assert.ok(child);
    const before = await father.ids();
    const theirs = await mother.ids();
    father.net.rule(cutOff);
    father.net.cutAll();
    const unsent = absenceBy(father.account, child, 3, { note: 'Dai nonni' });
    assert.deepEqual(await father.phone.save(unsent), []);
    const had = await setChildren(father, (children) =>
      children.filter((one) => one.child !== child),
    );
    await until(
      'it left the family’s database',
      async () => (await about(father.database, child)) === 0,
    );
    father.net.rule(undefined);
    const { doc } = await isRefused(father.phone, unsent._id);
    assert.equal(noteOf(doc), 'Dai nonni');
    await father.phone.syncNow();
    const left = await father.phone.docs(
      'child',
      'presences',
      'enrolment',
      'absence',
    );
    assert.deepEqual(
      left.filter((one) => one.child === child),
      [],
    );
    assert.deepEqual(await mother.ids(), theirs);
    assert.equal(await town.couch.read('registry', unsent._id), undefined);

    await setChildren(father, () => had);
    await until(
      'all is back on the phone',
      async () => (await father.ids()).join() === before.join(),
    );
    assert.deepEqual(await mother.ids(), theirs);
    const again = { ...unsent, at: new Date().toISOString() };
    assert.deepEqual(await father.phone.save(again), []);
    await received(father.phone, unsent._id);
    await arrives(mother.phone, unsent._id);
  });

  test('fault 36: where rights cannot be read nobody loses a document, on the server or on the phone', async () => {
    const one = await town.phone(town.login('two-children'));
    const stock = await town.couch.inventory(one.database);
    const ids = await one.ids();
    await router.kill();
    let asked = 0;
    router.line.rule(({ path }) => {
      if (!path.startsWith('/registry/_')) return { do: 'pass' };
      asked += 1;
      return {
        do: 'answer',
        status: 500,
        type: 'application/json',
        body: '{}',
      };
    });
    await router.start();
    await until('the carrier asked in vain', () => asked >= 5);
    router.line.rule(({ path, method }) =>
      path.startsWith('/registry/') && method === 'POST'
        ? { do: 'answer', status: 404, type: 'application/json', body: '{}' }
        : { do: 'pass' },
    );
    const before = asked;
    await until(
      'it went on in vain',
      () => router.line.log.length > before + 10,
    );
    assert.deepEqual(await town.couch.inventory(one.database), stock);
    town.upstream.rule(({ path }) =>
      path.startsWith(`/${one.database}/_all_docs`)
        ? {
            do: 'answer',
            status: 404,
            type: 'application/json',
            body: '{"error":"not_found","reason":"no_db_file"}',
          }
        : { do: 'pass' },
    );
    await one.phone.syncNow();
    assert.equal((await one.phone.state()).reach, 'server-away');
    assert.deepEqual(await one.ids(), ids);
    town.upstream.rule(undefined);
    router.line.rule(undefined);
    const message = officeMessage(one.account, 'Tutto a posto.');
    await town.couch.write('registry', message);
    await arrives(one.phone, message._id);
    await until('the phone goes on', async () =>
      ['online'].includes((await one.phone.state()).reach),
    );
  });

  test('fault 37: what was written before a right was lost goes up before it is purged', async () => {
    const one = await town.phone(town.login('three-children'));
    const [child] = (await one.phone.docs('child')).map((doc) => doc.child);
    assert.ok(child);
    await router.kill();
    const absence = absenceBy(one.account, child, 4, { note: 'Visita' });
    await one.phone.save(absence);
    await received(one.phone, absence._id);
    assert.equal(await town.couch.read('registry', absence._id), undefined);
    await setChildren(one, (children) =>
      children.filter((other) => other.child !== child),
    );
    await router.start();
    await until(
      'nothing of the child is left',
      async () => (await about(one.database, child)) === 0,
    );
    const kept = await town.couch.read('registry', absence._id);
    assert.equal(noteOf(kept), 'Visita');
  });

  test('fault 43: a carrier killed between the registry and a family, before and after its write, delivers once and to nobody else', async () => {
    const one = await town.phone(town.login('arrears'));
    const other = await town.phone(town.login('credit'));
    const strange = await other.ids();
    const delivers = ({ method, path }: { method: string; path: string }) =>
      method === 'POST' && path.startsWith(`/${one.database}/_bulk_docs`);
    const message = officeMessage(one.account, 'La rata scade venerdì.');
    for (const fate of ['refuse', 'lose-answer'] as const) {
      let met = false;
      router.line.rule((seen) => {
        if (!delivers(seen)) return { do: 'pass' };
        met = true;
        return { do: fate };
      });
      if (fate === 'refuse') await town.couch.write('registry', message);
      await until(`it was to deliver: ${fate}`, () => met);
      if (fate === 'lose-answer') await arrives(one.phone, message._id);
      await router.kill();
      const there = await town.couch.read(one.database, message._id);
      assert.equal(there !== undefined, fate === 'lose-answer');
      if (fate === 'refuse') router.line.rule(undefined);
      if (fate === 'refuse')
        router.line.rule((seen) =>
          delivers(seen) ? { do: 'lose-answer' } : { do: 'pass' },
        );
      await router.start();
    }
    router.line.rule(undefined);
    const last = officeMessage(one.account, 'Rata ricevuta.');
    await town.couch.write('registry', last);
    await arrives(one.phone, last._id);
    for (const { _id } of [message, last]) {
      const stock = await town.couch.inventory(one.database);
      assert.equal(stock[_id], (await town.couch.inventory('registry'))[_id]);
      assert.match(stock[_id] ?? '', /^1-/);
      assert.deepEqual(await town.couch.conflictsOf(one.database, _id), []);
    }
    assert.deepEqual(await other.ids(), strange);
  });

  test('fault 44: what no event told of is found by the nightly sweep', async () => {
    const one = await town.phone(town.login('newcomer'));
    await router.kill();
    router.line.rule(({ path }) => ({
      do: path.startsWith('/_db_updates') ? 'stall' : 'pass',
    }));
    const sweep = await town.couch.read('portal', 'checkpoint:sweep');
    await town.couch.write('portal', {
      ...sweep,
      _id: 'checkpoint:sweep',
      value: new Date(Date.now() - 3 * 86_400_000).toISOString(),
    });
    const question = questionOf(one.account, 'Mi sentite?');
    await one.phone.save(question);
    await received(one.phone, question._id);
    await router.start();
    await until('the registry has it', () =>
      town.couch.read('registry', question._id),
    );
    router.line.rule(undefined);
    router.line.cutAll();
  });
});
