import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase } from '#model/databases.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../tests/support/distribution-rig.ts';
import {
  absenceOf,
  childDoc,
  closureOn,
  familyIdOf,
  household,
  place,
  question,
  rollCallOn,
} from '../../tests/support/household.ts';
import { until } from '../../tests/support/until.ts';
import { AppError } from '../errors.ts';
import type { Distribution } from './start-distribution.ts';

const home = (number: number) => familyDatabase(familyIdOf(number));

suite('distribution: restored from a copy', () => {
  let rig: DistributionRig;
  let distribution: Distribution;
  before(async () => {
    rig = await distributionRig();
    await rig.write(
      'registry',
      childDoc(1),
      household(1, [1]),
      household(2, [1]),
    );
    distribution = rig.start();
    await distribution.idle();
  });
  after(async () => {
    await rig.close();
  });

  test('an older family database gets what it lacks and a new epoch', async () => {
    await distribution.stop();
    const restore = await rig.backup(home(1));
    const before = await rig.read(home(1), 'epoch');
    distribution = rig.start();
    for (const number of [1, 2, 3])
      await rig.write('registry', place(number, 1, 'gulli'));
    await rig.write(home(1), question(1, 1), absenceOf(1, 1, '2026-12-01'));
    await distribution.idle();
    await distribution.stop();
    const lost = await rig.inventory(home(1));
    await restore();
    distribution = rig.start();
    await distribution.idle();
    await until('it has everything again', async () => {
      const now = await rig.inventory(home(1));
      return Object.keys(lost).every(
        (id) => id === 'epoch' || now[id] === lost[id],
      );
    });
    const after = await rig.read(home(1), 'epoch');
    assert.notDeepEqual(after?.['body'], before?.['body']);
  });

  test('an older copy that was written to further than it had been followed is found out as well', async () => {
    await distribution.stop();
    const homes = [home(1), 'town'];
    const lostClosure = closureOn(1, '2026-12-24');
    const epochs = () =>
      Promise.all(
        homes.map(async (name) => (await rig.read(name, 'epoch'))?.['body']),
      );
    const restore = await rig.backup(...homes);
    const before = await epochs();
    distribution = rig.start();
    await rig.write('registry', place(4, 1, 'gulli'), lostClosure);
    await rig.write(home(1), question(4, 1));
    await distribution.idle();
    await until('the town has it', () => rig.read('town', lostClosure._id));
    await distribution.stop();
    await restore();
    for (let number = 40; number < 60; number += 1) {
      await rig.write(home(1), question(number, 1));
      await rig.write('town', closureOn(number, `2027-01-${number - 30}`));
    }
    distribution = rig.start();
    await distribution.idle();
    await until('the family has it again', () =>
      rig.read(home(1), question(4, 1)._id),
    );
    await until('the town has it again', () =>
      rig.read('town', lostClosure._id),
    );
    (await epochs()).forEach((epoch, index) => {
      assert.notDeepEqual(epoch, before[index], homes[index]);
    });
    // And once only: a phone that has just compared everything need not do so again.
    const after = await epochs();
    await distribution.stop();
    distribution = rig.start();
    await distribution.idle();
    assert.deepEqual(await epochs(), after);
  });

  test('what a phone sends again after that came when it first came', async () => {
    await distribution.stop();
    const restore = await rig.backup(home(1));
    distribution = rig.start();
    const first = question(90, 1);
    await rig.write(home(1), first);
    await distribution.idle();
    await distribution.stop();
    await restore();
    const received = { at: '2026-11-21T10:00:00.000Z', by: 'portal' };
    await rig.write(home(1), { ...first, received });
    distribution = rig.start();
    await distribution.idle();
    await distribution.idle();
    for (const name of ['registry', home(1)]) {
      const doc = await rig.read(name, first._id);
      assert.deepEqual(doc?.['received'], first.received, name);
      assert.deepEqual(await rig.conflictsOf(name, first._id), [], name);
    }
  });

  test('a new life that could not be begun is begun by the next distribution', async () => {
    await distribution.stop();
    const restore = await rig.backup(home(1));
    const before = await rig.read(home(1), 'epoch');
    distribution = rig.start();
    await rig.write(home(1), question(70, 1));
    await distribution.idle();
    await distribution.stop();
    await restore();
    let refused = 0;
    const gateway = rig.gateway();
    const failing = rig.start({
      couch: {
        as: (who) => {
          const client = gateway.as(who);
          return {
            json: (path, call) => client.json(path, call),
            fetch: (path, call) => {
              const isEpoch = JSON.stringify(call?.body ?? '').includes(
                'epoch',
              );
              if (!path.startsWith(`/${home(1)}/_bulk`) || !isEpoch)
                return client.fetch(path, call);
              refused += 1;
              return Promise.reject(new AppError('couch-away'));
            },
          };
        },
      },
    });
    await until('it has tried, and tried again', () => refused > 1);
    await failing.stop();
    distribution = rig.start();
    await distribution.idle();
    const after = await rig.read(home(1), 'epoch');
    assert.notDeepEqual(after?.['body'], before?.['body']);
    assert.ok(await rig.read(home(1), question(70, 1)._id));
  });

  test('an older registry gets back what families and schools wrote', async () => {
    await distribution.stop();
    const restore = await rig.backup('registry');
    distribution = rig.start();
    await distribution.idle();
    await rig.write(home(1), question(2, 1), absenceOf(1, 1, '2026-12-02'));
    await rig.write(
      'school-gulli',
      rollCallOn('2026-11-12', 'gulli', { 1: {} }),
    );
    await distribution.idle();
    await distribution.stop();
    await restore();
    assert.equal(await rig.read('registry', question(2, 1)._id), undefined);
    distribution = rig.start();
    await distribution.idle();
    assert.ok(await rig.read('registry', question(2, 1)._id));
    assert.ok(await rig.read('registry', absenceOf(1, 1, '2026-12-02')._id));
    assert.ok(
      await rig.read('registry', rollCallOn('2026-11-12', 'gulli', {})._id),
    );
  });
});
