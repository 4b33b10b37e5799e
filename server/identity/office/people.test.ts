import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Doc } from '#model/document.ts';
import type { PeopleFound, PersonAccess } from '#model/office-protocol.ts';
import {
  accessTown,
  ada,
  ids,
  type AccessTown,
} from '../../../tests/support/access-town.ts';
import type { CookieJar } from '../../../tests/support/cookie-jar.ts';
import { searchesPerMinute } from './search-limit.ts';

const at = '2025-09-01T08:00:00.000Z';
const uuid = (head: string, tail: number) =>
  `${head}0000000-0000-4000-8000-${String(tail).padStart(12, '0')}`;

/** A household of one adult and nobody else. */
function household(
  tail: number,
  givenName: string,
  familyName: string,
  more: { to?: string } = {},
): Doc<'family'> {
  const family = uuid('f', tail);
  const person = uuid('a', tail);
  const member = { person, givenName, familyName, from: '2024-09-01', ...more };
  return {
    ...{ _id: `family:${family}`, type: 'family', v: 1, at, family },
    body: {
      label: `Famiglia ${familyName}`,
      ...{ members: [member], children: [], payers: [] },
    },
  };
}

suite('people before the office', () => {
  let rig: AccessTown;
  let jar: CookieJar;
  before(async () => {
    rig = await accessTown();
    await rig.write(household(11, 'Niccolò', 'D’Angelo'));
    await rig.write(household(12, 'Nicla', 'Angeli', { to: '2026-01-01' }));
    for (let tail = 20; tail < 43; tail += 1)
      await rig.write(household(tail, 'Zoe', `Zeta${tail}`));
    jar = (await rig.arrive({ fiscalCode: ada }, { as: 'staff' })).jar;
  });
  after(() => rig.close());

  const search = async (q: string) => {
    const query = new URLSearchParams({ q });
    const path = `/auth/office/people?${query.toString()}`;
    const answer = await jar.fetch(rig.url + path);
    return {
      status: answer.status,
      found: (await answer.json()) as PeopleFound,
    };
  };
  const names = async (q: string) =>
    (await search(q)).found.people.map(
      ({ givenName, familyName }) => `${givenName} ${familyName}`,
    );

  test('are found by the beginnings of their names, in any order and however typed', async () => {
    assert.deepEqual(await names('prova'), ['Ada Prova', 'Mia Prova']);
    assert.deepEqual(await names('MIA pro'), ['Mia Prova']);
    assert.deepEqual(await names('nangelo'), []);
    for (const q of ["d'ang nicc", 'dangelo', 'nicco', 'Angelo D', 'NICCOLO’'])
      assert.deepEqual(await names(q), ['Niccolò D’Angelo'], q);
  });

  test('come with what tells them apart, and no more', async () => {
    const { found } = await search('mia prova');
    assert.deepEqual(found, {
      people: [
        {
          ...{ person: ids.mia, family: ids.family },
          ...{ givenName: 'Mia', familyName: 'Prova' },
          ...{ familyLabel: 'Famiglia Prova', children: ['Nino'] },
        },
      ],
      more: false,
    });
  });

  test('are not found once their household lists them no more', async () => {
    assert.deepEqual(await names('angeli'), []);
  });

  test('are at most twenty, and it is said that there are more', async () => {
    const { found } = await search('zoe');
    assert.equal(found.people.length, 20);
    assert.equal(found.more, true);
  });

  test('are not looked for by fewer than three letters, nor by endless ones', async () => {
    for (const q of ['', 'pr', ' p-r ', 'x'.repeat(81)])
      assert.equal((await search(q)).status, 400, q);
    assert.equal(
      (await jar.fetch(`${rig.url}/auth/office/people`)).status,
      400,
    );
  });

  test('each have a page of where they are signed in; nobody else has', async () => {
    const path = `${rig.url}/auth/office/people`;
    const page = await jar.fetch(`${path}/${ids.family}/${ids.ada}`);
    const view = (await page.json()) as PersonAccess;
    assert.equal(view.name, 'Ada Prova');
    assert.equal(view.own, false, 'the same human, another account');
    assert.deepEqual(view.sessions, []);
    await rig.arrive({ fiscalCode: ada });
    const after_ = await jar.fetch(`${path}/${ids.family}/${ids.ada}`);
    const { sessions } = (await after_.json()) as PersonAccess;
    assert.deepEqual(Object.keys(sessions[0] ?? {}), [
      ...['id', 'device', 'lastSeen'],
    ]);
    for (const other of [
      `${ids.family}/${uuid('a', 11)}`,
      `${uuid('f', 99)}/${ids.ada}`,
      `${uuid('f', 12)}/${uuid('a', 12)}`,
      'x/y',
    ])
      assert.equal((await jar.fetch(`${path}/${other}`)).status, 404, other);
  });

  test('are in no log, however they were looked for', () => {
    assert.doesNotMatch(rig.logged(), /prova|angel|nicco/i);
  });

  test('are not to be copied by searching', async () => {
    const statuses = new Set<number>();
    for (let turn = 0; turn < searchesPerMinute; turn += 1)
      statuses.add((await search('prova')).status);
    assert.ok(statuses.has(429));
  });
});
