import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase, registry } from '#model/databases.ts';
import fc from 'fast-check';
import type { AnyDoc } from '../../tests/support/couch-calls.ts';
import {
  distributionRig,
  type DistributionRig,
} from '../../tests/support/distribution-rig.ts';
import {
  absenceOf,
  childDoc,
  familyIdOf,
  household,
  place,
  question,
  rollCallOn,
} from '../../tests/support/household.ts';
import { until } from '../../tests/support/until.ts';
import { asDoc } from './as-doc.ts';
import type { StoredDoc } from './couch/database.ts';
import { homesOf } from './homes.ts';
import { loadTies } from './load-ties.ts';
import { databaseAt } from './couch/database.ts';

const families = [1, 2, 3];
const children = [1, 2, 3, 4];
const schools = ['gulli', 'rodari'];
const today = '2026-11-23';
/** Ms for which whoever is killed still holds its lease: most of the time that this takes is waiting for it. */
const leaseMs = 150;
const home = (family: number) => familyDatabase(familyIdOf(family));

const child = fc.constantFrom(...children);
const family = fc.constantFrom(...families);
const school = fc.constantFrom(...schools);
const day = fc.integer({ min: 1, max: 9 }).map((one) => `2026-11-0${one}`);
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('household' as const),
    family,
    children: fc.subarray(children),
  }),
  fc.record({ kind: fc.constant('place' as const), child, school }),
  fc.record({
    kind: fc.constant('rollCall' as const),
    school,
    day,
    children: fc.subarray(children),
  }),
  fc.record({
    kind: fc.constant('absence' as const),
    family,
    child,
    day,
    text: fc.constantFrom('a', 'b'),
  }),
  fc.record({
    kind: fc.constant('question' as const),
    family,
    number: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('delete' as const), child }),
  fc.record({
    kind: fc.constant('kill' as const),
    calls: fc.integer({ min: 3, max: 40 }),
  }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

suite('distribution: whatever is written, and wherever it is killed', () => {
  let rig: DistributionRig;
  before(async () => {
    rig = await distributionRig();
  });
  after(() => rig.close());

  const overwrite = async (database: string, doc: AnyDoc) => {
    const stored = await rig.read(database, doc._id);
    await rig.write(database, { ...doc, ...(stored && { _rev: stored._rev }) });
  };
  const apply = async (one: Edit) => {
    switch (one.kind) {
      case 'household':
        return overwrite(registry, { ...household(one.family, one.children) });
      case 'place':
        return overwrite(registry, {
          ...place(one.child, one.child, one.school),
        });
      case 'rollCall': {
        const entries = Object.fromEntries(
          one.children.map((number) => [number, {}]),
        );
        return overwrite(registry, {
          ...rollCallOn(one.day, one.school, entries),
        });
      }
      case 'absence': {
        const stored = await rig.read(
          home(one.family),
          childDoc(one.child)._id,
        );
        if (stored)
          await overwrite(home(one.family), {
            ...absenceOf(one.child, one.family, one.day, one.text),
          });
        return;
      }
      case 'question': {
        // Sent once: a letter stays as it was sent, and every household has ids of its own.
        const doc = question(one.family * 10 + one.number, one.family);
        if (await rig.read(home(one.family), household(one.family, [])._id))
          if (!(await rig.read(home(one.family), doc._id)))
            await rig.write(home(one.family), doc);
        return;
      }
      case 'delete': {
        const stored = await rig.read(registry, childDoc(one.child)._id);
        if (stored)
          await rig.write(registry, {
            _id: stored._id,
            _rev: stored._rev,
            _deleted: true,
          });
        else await overwrite(registry, { ...childDoc(one.child) });
        return;
      }
      case 'kill': {
        let left = one.calls;
        const gateway = rig.gateway();
        rig.abandon({
          leaseMs,
          couch: {
            as: (who) => {
              const client = gateway.as(who);
              return {
                json: (path, call) => client.json(path, call),
                fetch: (path, call) =>
                  --left < 0
                    ? new Promise(() => undefined)
                    : client.fetch(path, call),
              };
            },
          },
        });
        await until('it is dead', () => left < 0, 10_000);
      }
    }
  };

  /** What the registry says each family should hold. */
  const projection = async () => {
    const client = rig.gateway().as({ role: 'router', sub: 'router' });
    const db = databaseAt((path, call) => client.fetch(path, call), registry);
    const ties = (await loadTies(db)).on(today);
    const { rows } = (await rig.call(
      '/registry/_all_docs?include_docs=true',
    )) as {
      rows: { doc: StoredDoc }[];
    };
    const expected = new Map(
      families.map((one) => [home(one), new Map<string, string>()]),
    );
    for (const { doc } of rows) {
      const known = asDoc(doc);
      for (const name of known ? homesOf(known, ties) : [])
        expected.get(name)?.set(doc._id, doc._rev);
    }
    return expected;
  };

  test('every family’s database ends as what the registry says, with nothing of another’s', async () => {
    await rig.write(
      registry,
      ...children.map(childDoc),
      ...families.map((one) => household(one, [one])),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 4, maxLength: 14 }),
        async (edits) => {
          for (const one of edits) await apply(one);
          const distribution = rig.start({ leaseMs });
          await distribution.idle();
          await distribution.idle();
          const expected = await projection();
          for (const one of families) {
            const here = new Map(
              Object.entries(await rig.inventory(home(one))).filter(
                ([id]) => id !== 'epoch' && !id.startsWith('revoked:'),
              ),
            );
            assert.deepEqual(
              new Map([...here].sort()),
              new Map([...(expected.get(home(one)) ?? [])].sort()),
              `family ${one}`,
            );
          }
          await distribution.stop();
        },
      ),
      { numRuns: 12, interruptAfterTimeLimit: 60_000 },
    );
  });
});
