import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../tests/support/distribution-rig.ts';
import {
  childDoc,
  familyIdOf,
  household,
  monthOfChild,
  place,
  question,
  rollCallOn,
} from '../../tests/support/household.ts';
import { until } from '../../tests/support/until.ts';
import type { Couch } from '../couch/couch.ts';
import { AppError } from '../errors.ts';
import type { Distribution } from './start-distribution.ts';

const home = (number: number) => familyDatabase(familyIdOf(number));

/** A gateway through which nothing passes any more after so many calls: to CouchDB, a process that was killed. */
function fused(
  couch: Couch,
  calls: number,
): { couch: Couch; blown: () => boolean } {
  let left = calls;
  return {
    blown: () => left <= 0,
    couch: {
      as(who) {
        const client = couch.as(who);
        return {
          json: (path, call) => client.json(path, call),
          fetch(path, call) {
            left -= 1;
            return left < 0
              ? new Promise<never>(() => undefined)
              : client.fetch(path, call);
          },
        };
      },
    },
  };
}

suite('distribution: faults', () => {
  let rig: DistributionRig;
  let distribution: Distribution;
  before(async () => {
    rig = await distributionRig();
    await rig.write(
      'registry',
      childDoc(1),
      place(1, 1, 'gulli'),
      household(1, [1]),
      household(2, [1]),
    );
    distribution = rig.start();
    await distribution.idle();
    await distribution.stop();
  });
  afterEach(() => distribution.stop());
  after(() => rig.close());

  /** Everything of the registry that families should have is there, under the same revisions. */
  const agree = async () => {
    const registry = await rig.inventory('registry');
    for (const number of [1, 2]) {
      const here = await rig.inventory(home(number));
      for (const [id, rev] of Object.entries(here))
        if (id !== 'epoch' && !id.startsWith('revoked:'))
          assert.equal(rev, registry[id], id);
    }
  };

  test('killed at any point and started again, twice, it comes to the same', async () => {
    for (let calls = 12; calls < 60; calls += 12) {
      const day = `2026-11-${String(calls % 28 || 1).padStart(2, '0')}`;
      await rig
        .write('school-gulli', rollCallOn(day, 'gulli', { 1: {} }))
        .catch(() => undefined);
      await rig.write(home(1), question(calls, 1));
      await rig.write('registry', place(calls, 1, 'gulli'));
      const fuse = fused(rig.gateway(), calls);
      // Never stopped: whoever is killed does not give back its lease.
      rig.abandon({ couch: fuse.couch });
      await until('the first is dead', fuse.blown, 10_000);
      distribution = rig.start();
      await distribution.idle();
      await distribution.stop();
      distribution = rig.start();
      await distribution.idle();
      await distribution.stop();
      const [one, registry] = [
        await rig.inventory(home(1)),
        await rig.inventory('registry'),
      ];
      assert.equal(
        registry[question(calls, 1)._id],
        one[question(calls, 1)._id],
      );
      assert.ok(one[place(calls, 1, 'gulli')._id]);
      const month = await rig.read(home(1), monthOfChild(1, '2026-11'));
      assert.ok(day.slice(8) in (month?.['body'] as { days: object }).days);
      await agree();
    }
  });

  test('of two processes one runs, and the other takes over when it falls silent', async () => {
    const first = rig.start();
    await first.idle();
    const second = rig.start();
    let led = false;
    void second.idle().then(() => {
      led = true;
    });
    await rig.write(home(1), question(101, 1));
    await first.idle();
    assert.equal(led, false);
    await first.stop();
    await until('the second runs', () => led);
    distribution = second;
    await rig.write(home(1), question(102, 1));
    await second.idle();
    assert.ok(await rig.read('registry', question(102, 1)._id));
  });

  test('what was written while it was down, or whose event was lost, is brought up', async () => {
    await rig.write(home(2), question(110, 2));
    await rig.write('registry', place(110, 1, 'gulli'));
    distribution = rig.start();
    await distribution.idle();
    assert.ok(await rig.read('registry', question(110, 2)._id));
    assert.ok(await rig.read(home(2), place(110, 1, 'gulli')._id));
  });

  test('it delivers again as soon as CouchDB is back, and stops at once, however long its lease', async () => {
    let down = false;
    const gateway = rig.gateway();
    const couch: Couch = {
      as(who) {
        const client = gateway.as(who);
        return {
          json: (path, call) => client.json(path, call),
          fetch: (path, call) =>
            down
              ? Promise.reject(new AppError('couch-away'))
              : client.fetch(path, call),
        };
      },
    };
    distribution = rig.start({ leaseMs: 60_000, couch });
    await distribution.idle();
    down = true;
    await rig.couch.restart();
    down = false;
    await rig.write('registry', place(120, 1, 'gulli'));
    const id = place(120, 1, 'gulli')._id;
    await until('it is delivered', () => rig.read(home(1), id), 8000);
    const start = performance.now();
    await distribution.stop();
    assert.ok(performance.now() - start < 1500);
    // Its lease is given back: another does not wait for it either.
    distribution = rig.start({ leaseMs: 60_000 });
    await distribution.idle();
  });

  test('a family’s database that lost documents gets them again by the sweep', async () => {
    const rev = (await rig.inventory(home(1)))[childDoc(1)._id];
    await rig.call(`/${home(1)}/_purge`, {
      method: 'POST',
      body: { [childDoc(1)._id]: [rev] },
    });
    distribution = rig.start();
    await distribution.sweep();
    assert.equal((await rig.inventory(home(1)))[childDoc(1)._id], rev);
    await agree();
  });

  test('a deleted database is made again, filled, and begins a new epoch', async () => {
    const before = await rig.read(home(2), 'epoch');
    const ids = Object.keys(await rig.inventory(home(2))).sort();
    await rig.call(`/${home(2)}`, { method: 'DELETE' });
    distribution = rig.start();
    await distribution.idle();
    await until('it is filled', async () => {
      const now = await rig.inventory(home(2)).catch(() => ({}));
      return Object.keys(now).length === ids.length;
    });
    const after = await rig.read(home(2), 'epoch');
    assert.notDeepEqual(after?.['body'], before?.['body']);
    await agree();
  });
});
