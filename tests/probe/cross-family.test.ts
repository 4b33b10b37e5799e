/** A hostile caller with a good session: whatever is asked, of another family nothing is told and nothing changes. */
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { familyDatabase, town as townDatabase } from '#model/databases.ts';
import { attacks, type Target } from '../support/attacks.ts';
import type { AnyDoc } from '../support/couch-calls.ts';
import { markerFinder, markersIn, without } from '../support/markers.ts';
import { startProbeTown, type ProbeTown } from '../support/probe-town.ts';
import {
  inParallel,
  rawSender,
  type RawRequest,
} from '../support/raw-request.ts';

const seed = 20_261_123;
const together = 24;
const teacherSchool = 'school-primaria-elvira-dantesi';

suite('the cross-family probe', () => {
  let rig: ProbeTown;
  /** Documents of every database, from before any attack. */
  const all = new Map<string, AnyDoc[]>();
  before(async () => {
    rig = await startProbeTown();
    for (const name of await rig.databases())
      all.set(name, await rig.docs(name));
  });
  after(() => rig.close());

  const docsOf = (name: string) => all.get(name) ?? [];
  const everything = () =>
    [...all].flatMap(([name, docs]) => (name === 'portal' ? [] : docs));
  /** What somebody knows who may read these databases. */
  const target = (
    own: Target['own'],
    username: string,
    known: AnyDoc[],
  ): Target => {
    const ids = new Set(known.map(({ _id }) => _id));
    return {
      own,
      username,
      others: everything().filter(({ _id }) => !ids.has(_id)),
      databases: [...all.keys()],
      since: ['12.AAAAAAAAAAAAAAAAAAAAAA', '12-abc', '1'],
    };
  };

  /** Sends them all and says what was told that must not be. */
  async function probe(
    name: string,
    requests: readonly RawRequest[],
    known: AnyDoc[],
    planted: () => Promise<AnyDoc[]> = () => Promise.resolve([]),
  ): Promise<Map<number, number>> {
    const start = Date.now();
    const secret = without(markersIn(everything()), markersIn(known));
    assert.ok(secret.size > 200, `${secret.size} markers`);
    const find = markerFinder(secret);
    const { send, close } = rawSender(rig.portal.url, together);
    const statuses = new Map<number, number>();
    const leaks: { one: RawRequest; told: string[] }[] = [];
    await inParallel(requests, together, async (one) => {
      const answer = await send(one);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const said = decodeAll(one);
      const heard = `${answer.headers}\n${answer.body}`;
      // An answer may repeat what the caller said; only what they did not know gives something away.
      const told = [
        ...find(heard).filter((marker) => !said.includes(marker)),
        ...rig.secrets.filter((text) => heard.includes(text)),
      ];
      if (answer.status >= 500) told.push(`status ${answer.status}`);
      if (told.length > 0) leaks.push({ one, told });
    });
    close();
    console.log(
      `probe by ${name}: ${requests.length} requests, seed ${seed}, ${secret.size} markers, ${Date.now() - start} ms, statuses ${JSON.stringify(Object.fromEntries(statuses))}`,
    );
    // An id that the caller took for a letter of their own is theirs to read again.
    const own = (await planted()).map(({ _id }) => _id).join(' ');
    const told = leaks
      .map(({ one, told }) => ({
        one,
        told: told.filter((marker) => !own.includes(marker)),
      }))
      .filter(({ told }) => told.length > 0);
    assert.deepEqual(told.slice(0, 10), []);
    assert.equal((await fetch(`${rig.portal.url}/readyz`)).status, 200);
    return statuses;
  }

  test('by a parent: at least 10,000 requests tell and change nothing of another family', async () => {
    const username = 'giulia.montelvari';
    const session = await rig.signIn(username);
    const { family = '', person = '', name } = session.account;
    const known = [...docsOf(familyDatabase(family)), ...docsOf(townDatabase)];
    const children = known.flatMap(({ _id }) =>
      _id.startsWith('child:') ? [_id.slice(6)] : [],
    );
    const before = await rig.standing(session);
    const requests = [
      ...attacks(
        seed,
        10_500,
        target({ family, person, name, children }, username, known),
        session.cookie,
      ),
    ];
    assert.ok(requests.length >= 10_000);
    const stood = new Set(known.map(({ _id }) => _id));
    const planted = async () =>
      (await rig.docs(familyDatabase(family))).filter(
        ({ _id }) => !stood.has(_id),
      );
    const statuses = await probe('a parent', requests, known, planted);
    assert.ok((await planted()).length > 20, 'sound letters were taken');
    assert.ok(
      (statuses.get(200) ?? 0) > 500,
      'many were let in: the probe did reach the house',
    );
    const still = await fetch(`${rig.portal.url}/auth/session`, {
      headers: { cookie: session.cookie },
    });
    assert.equal(still.status, 200);
    assert.deepEqual(await rig.standing(session), before);
    const theirs = markerFinder(
      without(markersIn(everything()), markersIn(known)),
    );
    for (const { _id, ...doc } of await planted())
      assert.deepEqual(theirs(JSON.stringify(doc)), [], _id);
  });

  test('by nobody: whoever has not signed in is told and changes nothing at all', async () => {
    const stranger = {
      account: { id: '', role: 'parent' as const, name: '' },
      cookie: '',
    };
    const before = await rig.standing(stranger);
    const own = {
      family: 'f0000000-0000-4000-8000-000000000000',
      person: 'a0000000-0000-4000-8000-000000000000',
      name: 'Nessuno',
      children: [],
    };
    await probe(
      'nobody',
      [...attacks(seed + 1, 2000, target(own, 'nessuno', []), '')],
      [],
    );
    assert.deepEqual(await rig.standing(stranger), before);
  });

  test('by a teacher: a session of the staff opens no family and no other school', async () => {
    const username = 'maestra.primaria';
    const session = await rig.signIn(username);
    const known = [...docsOf(teacherSchool), ...docsOf(townDatabase)];
    assert.ok(docsOf(teacherSchool).length > 0);
    const before = await rig.standing(session);
    const own = {
      family: 'f0000000-0000-4000-8000-000000000000',
      person: 'a0000000-0000-4000-8000-000000000000',
      name: 'Maestra',
      children: [],
    };
    await probe(
      'a teacher',
      [
        ...attacks(
          seed + 2,
          2000,
          target(own, username, known),
          session.cookie,
        ),
      ],
      known,
    );
    assert.deepEqual(await rig.standing(session), before);
  });

  test('what is another’s and what is nowhere get the same answer', async () => {
    const { cookie, account } = await rig.signIn('fatima.lagovendari');
    const own = new Set(
      docsOf(familyDatabase(account.family ?? '')).map(({ _id }) => _id),
    );
    const { send, close } = rawSender(rig.portal.url, 4);
    const headers = {
      cookie,
      'portal-app': '1',
      'content-type': 'application/json',
    };
    const ask = async (id: string) => {
      const keys = await send({
        method: 'POST',
        path: '/sync/family/_all_docs',
        headers,
        body: JSON.stringify({ keys: [id], include_docs: true }),
      });
      const file = await send({
        method: 'GET',
        path: `/sync/town/${id}/menu.pdf`,
        headers,
      });
      const raw = await send({
        method: 'GET',
        path: `/db/registry/${id}`,
        headers,
      });
      return [keys, file, raw].map(
        ({ status, body }) => `${status} ${body.replaceAll(id, 'ID')}`,
      );
    };
    const others = everything()
      .filter(
        ({ _id }) =>
          /^(?:message|due|absence|child|family):/.test(_id) && !own.has(_id),
      )
      .slice(0, 120);
    for (const { _id } of others) {
      const nowhere = _id
        .replace(/[0-9a-f]{8}/, '00000000')
        .replace(/\d{18}/, '000000000000000000');
      assert.deepEqual(await ask(_id), await ask(nowhere), _id);
    }
    close();
  });
});

/** All that a request says, its escapes undone. */
function decodeAll({ path, headers, body }: RawRequest): string {
  let said = `${path} ${JSON.stringify(headers)} ${String(body)}`;
  for (let times = 0; times < 2; times += 1)
    said += said.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  const basic = /Basic ([A-Za-z0-9+/=]+)/.exec(headers['authorization'] ?? '');
  return said + (basic?.[1] ? Buffer.from(basic[1], 'base64').toString() : '');
}
