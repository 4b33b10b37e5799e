import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { fiscalCodeOf, withOmocodia } from '#model/fiscal-code.ts';
import type { Doc } from '#model/document.ts';
import type { FamilyBody } from '#model/family.ts';
import {
  accessRig,
  type AccessRig,
} from '../../../tests/support/access-rig.ts';
import { bind } from './bind.ts';
import { alertComingOfAge } from './coming-of-age.ts';

const id = (letter: string, number: number) =>
  `${letter}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const code = (givenName: string, born: string, sex: 'F' | 'M' = 'F') =>
  fiscalCodeOf({ givenName, familyName: 'Prova', born, sex, place: 'G479' });

const ada = code('Ada', '1985-04-12');
const ivo = code('Ivo', '1984-02-03', 'M');

let next = 0;
/** A household of one adult, unless told otherwise. */
function household(
  members: readonly Partial<FamilyBody['members'][number]>[],
  more: Partial<FamilyBody> = {},
): Doc<'family'> {
  next += 1;
  const family = id('f', next);
  return {
    _id: `family:${family}`,
    type: 'family',
    v: 1,
    at: '2025-09-01T08:00:00.000Z',
    family,
    body: {
      label: 'Famiglia Prova',
      members: members.map((member, index) => ({
        person: id('a', next * 10 + index),
        givenName: 'Ada',
        familyName: 'Prova',
        from: '2024-09-01',
        ...member,
      })),
      children: [],
      payers: [],
      ...more,
    },
  };
}

suite('whom verified claims speak of', () => {
  let rig: AccessRig;
  before(async () => {
    rig = await accessRig();
  });
  after(() => rig.close());

  const known = async (...[claims, as = 'parent']: [object, 'parent'?]) => {
    const bound = await bind(rig, rig.claims(claims), as);
    return bound.is === 'known' ? bound.identity.account : bound.is;
  };

  test('is the guardian of that codice fiscale, by whatever State scheme', async () => {
    const doc = household([{ fiscalCode: ada }]);
    await rig.write(doc);
    const person = doc.body.members[0]?.person;
    const expected = {
      ...{ id: person, role: 'parent', name: 'Ada Prova', person },
      family: doc.family,
    };
    for (const scheme of ['spid', 'cie', 'cohesion'])
      assert.deepEqual(
        await known({ scheme, issuer: scheme, fiscalCode: ada }),
        expected,
      );
    const stands = await rig.portal.find({ type: 'identity', person }, 10);
    assert.equal(stands.length, 3);
    assert.ok(!JSON.stringify(stands).includes(ada));
  });

  test('is nobody by a codice fiscale that a local account claims', async () => {
    assert.equal(await known({ scheme: 'local', fiscalCode: ada }), 'unbound');
    assert.equal(await known({}), 'unbound');
  });

  test('is found with the letters of omocodia, which are another person without them', async () => {
    const twin = withOmocodia(code('Eva', '1980-01-01'), 2);
    const doc = household([{ fiscalCode: twin, givenName: 'Eva' }]);
    await rig.write(doc);
    const account = await known({ fiscalCode: twin });
    assert.ok(typeof account === 'object' && account.family === doc.family);
    const plain = code('Eva', '1980-01-01');
    assert.equal(await known({ fiscalCode: plain }), 'unbound');
  });

  test('is a second guardian by their own right, whoever else is in', async () => {
    const both = household([
      { fiscalCode: code('Lia', '1986-01-01'), givenName: 'Lia' },
      { fiscalCode: ivo, givenName: 'Ivo' },
    ]);
    await rig.write(both);
    const second = await known({ fiscalCode: ivo });
    assert.ok(typeof second === 'object');
    assert.equal(second.person, both.body.members[1]?.person);
  });

  test('is nobody any more when the household has let them go, at the next sign-in', async () => {
    const fiscalCode = code('Pia', '1982-01-01');
    const doc = household([{ fiscalCode, givenName: 'Pia' }]);
    await rig.write(doc);
    assert.equal(typeof (await known({ fiscalCode })), 'object');
    const [member] = doc.body.members;
    const left = { ...member, to: '2026-11-22' } as typeof member & object;
    await rig.write({ ...doc, body: { ...doc.body, members: [left] } });
    assert.equal(await known({ fiscalCode }), 'unbound');
    const future = { ...member, from: '2026-11-24' } as typeof member & object;
    await rig.write({ ...doc, body: { ...doc.body, members: [future] } });
    assert.equal(await known({ fiscalCode }), 'unbound');
  });

  test('is nobody whom a court has barred', async () => {
    const fiscalCode = code('Zoe', '1981-01-01');
    const doc = household([{ fiscalCode, givenName: 'Zoe' }]);
    const courtOrders = [{ from: '2026-11-01', fiscalCode }];
    await rig.write({ ...doc, body: { ...doc.body, courtOrders } });
    assert.equal(await known({ fiscalCode }), 'unbound');
  });

  test('is the same at every sign-in when two households list them, and the office learns of it', async () => {
    const fiscalCode = code('Rea', '1983-01-01');
    const older = household([{ fiscalCode, givenName: 'Rea' }]);
    const newer = household([
      { fiscalCode, givenName: 'Rea', from: '2025-09-01' },
    ]);
    await rig.write(newer);
    await rig.write(older);
    for (let turn = 0; turn < 3; turn += 1) {
      const account = await known({ fiscalCode });
      assert.ok(typeof account === 'object');
      assert.equal(account.family, newer.family);
    }
    const alerts = await rig.alerts();
    const told = alerts.filter(({ kind }) => kind === 'several-households');
    assert.equal(told.length, 1);
  });

  test('is let in under another name or birth date, of which the office learns once', async () => {
    const said = {
      givenName: 'Adele',
      familyName: 'Altra',
      born: '1985-04-13',
    };
    const told = async () => {
      const alerts = await rig.alerts();
      return alerts.map(({ kind, detail }) => [kind, detail]);
    };
    const before = (await told()).length;
    for (let turn = 0; turn < 2; turn += 1)
      assert.equal(
        typeof (await known({ fiscalCode: ada, ...said })),
        'object',
      );
    const now = await told();
    assert.equal(now.length, before + 2);
    assert.ok(now.some(([kind]) => kind === 'birth-date-differs'));
    assert.ok(now.some(([, detail]) => detail === 'Adele Altra'));
    const same = { givenName: 'ADA MARIA', familyName: 'PROVA' };
    await known({ fiscalCode: ada, ...same, born: '1985-04-12' });
    assert.equal((await told()).length, before + 2);
  });

  test('is no minor, by either word', async () => {
    const young = code('Nino', '2010-02-03', 'M');
    assert.equal(await known({ fiscalCode: young }), 'minor');
    assert.equal(await known({ born: '2008-11-24' }), 'minor');
    assert.equal(await known({ born: '2008-11-23' }), 'unbound');
  });

  test('is one of the staff or a parent, as was asked, and never both', async () => {
    const roles = ['staff'];
    await rig.staff.write({ fiscalCode: ada, name: 'Ada P.', roles }, 'test');
    const staff = await bind(rig, rig.claims({ fiscalCode: ada }), 'staff');
    assert.ok(staff.is === 'known');
    const { account } = staff.identity;
    assert.deepEqual(staff.identity.roles, ['staff']);
    assert.equal(account.role, 'staff');
    assert.equal(account.person, undefined);
    assert.equal(account.family, undefined);
    const parent = await known({ fiscalCode: ada });
    assert.ok(typeof parent === 'object' && parent.id !== account.id);
    const other = await bind(rig, rig.claims({ fiscalCode: ivo }), 'staff');
    assert.deepEqual(other, { is: 'no-staff' });
  });

  test('are told to the office when a child of theirs comes of age within 60 days', async () => {
    const born = { [id('c', 1)]: '2009-01-22', [id('c', 2)]: '2009-01-23' };
    for (const [child, day] of Object.entries(born))
      await rig.write({
        ...{ _id: `child:${child}`, type: 'child', v: 1, child },
        at: '2025-09-01T08:00:00.000Z',
        body: { givenName: 'Nino', familyName: 'Prova', born: day },
      });
    const who = { role: 'portal', sub: 'portal' };
    const registry = rig.documents(who, 'registry');
    for (let turn = 0; turn < 2; turn += 1)
      await alertComingOfAge({ ...rig, registry });
    const alerts = await rig.alerts();
    assert.deepEqual(
      alerts.flatMap(({ kind, child }) =>
        kind === 'comes-of-age' ? child : [],
      ),
      [id('c', 1)],
    );
  });

  test('is one of the staff until their last day', async () => {
    const member = { fiscalCode: ivo, name: 'Ivo P.', roles: ['school:nido'] };
    const asStaff = async () =>
      (await bind(rig, rig.claims({ fiscalCode: ivo }), 'staff')).is;
    await rig.staff.write({ ...member, to: '2026-11-23' }, 'test');
    assert.equal(await asStaff(), 'known');
    await rig.staff.write({ ...member, to: '2026-11-22' }, 'test');
    assert.equal(await asStaff(), 'no-staff');
    assert.ok(!(await rig.kept()).includes(ivo));
  });
});
