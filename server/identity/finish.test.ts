import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Doc } from '#model/document.ts';
import { fiscalCodeOf } from '#model/fiscal-code.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import {
  accessRig,
  answerOf,
  type AccessRig,
} from '../../tests/support/access-rig.ts';
import { cookieJar, formIn } from '../../tests/support/cookie-jar.ts';

const code = (givenName: string, born: string) =>
  fiscalCodeOf({
    ...{ givenName, familyName: 'Prova', born, sex: 'F', place: 'G479' },
  });
const ids = {
  family: 'f0000000-0000-4000-8000-000000000001',
  child: 'c0000000-0000-4000-8000-000000000001',
  ada: 'a0000000-0000-4000-8000-000000000001',
  mia: 'a0000000-0000-4000-8000-000000000002',
} as const;
const ada = code('Ada', '1985-04-12');
const stranger = code('Eva', '1980-01-01');
const at = '2025-09-01T08:00:00.000Z';
const range = { from: '2024-09-01' };
const family: Doc<'family'> = {
  ...{ _id: `family:${ids.family}`, type: 'family', v: 1, at },
  family: ids.family,
  body: {
    label: 'Famiglia Prova',
    members: [
      {
        ...{ person: ids.ada, givenName: 'Ada', familyName: 'Prova' },
        ...{ fiscalCode: ada, ...range },
      },
      { person: ids.mia, givenName: 'Mia', familyName: 'Prova', ...range },
    ],
    children: [{ child: ids.child, ...range }],
    payers: [],
  },
};
const child: Doc<'child'> = {
  ...{ _id: `child:${ids.child}`, type: 'child', v: 1, at },
  child: ids.child,
  body: { givenName: 'Nino', familyName: 'Prova', born: '2020-02-29' },
};
const app = { 'portal-app': '1', 'content-type': 'application/json' };

suite('after an identity provider’s word', () => {
  let rig: AccessRig;
  before(async () => {
    rig = await accessRig();
    await rig.write(family);
    await rig.write(child);
    const roles = ['staff'];
    await rig.staff.write({ fiscalCode: ada, name: 'Ada P.', roles }, 'test');
  });
  after(() => rig.close());

  /** A browser to which an identity provider has just answered. */
  async function arrive(
    claims: object,
    more: Parameters<typeof answerOf>[1] = {},
  ) {
    const jar = cookieJar();
    const headers = answerOf(rig.claims(claims), more);
    const answer = await jar.fetch(`${rig.url}/test/sign-in`, {
      method: 'POST',
      headers,
    });
    return { jar, answer, html: await answer.text() };
  }
  const sessionOf = async (jar: ReturnType<typeof cookieJar>) => {
    const answer = await jar.fetch(`${rig.url}/auth/session`);
    return answer.status === 200
      ? ((await answer.json()) as SessionView)
      : answer.status;
  };

  test('a guardian is in, and goes on to where they were going', async () => {
    const { jar, answer, html } = await arrive({ fiscalCode: ada });
    assert.equal(answer.status, 200);
    assert.match(html, /content="0;url=\/presenze"/);
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /^default-src 'none'/,
    );
    const view = await sessionOf(jar);
    assert.ok(typeof view === 'object');
    assert.equal(view.account.person, ids.ada);
    assert.deepEqual(view.access, {
      ...{ by: 'spid', level: 2, strongUntil: '2026-11-23T20:00:00.000Z' },
    });
  });

  test('a session that came with the answer is worth nothing from then on', async () => {
    const { jar } = await arrive({ fiscalCode: ada });
    const before = await rig.sessions.of(ids.ada);
    await jar.fetch(`${rig.url}/test/sign-in`, {
      method: 'POST',
      headers: answerOf(rig.claims({ fiscalCode: ada })),
    });
    const after = await rig.sessions.of(ids.ada);
    assert.equal(after.length, before.length);
    const kept = new Set(before.map(({ _id }) => _id));
    assert.equal(after.filter(({ _id }) => !kept.has(_id)).length, 1);
  });

  test('a minor is turned away with a page', async () => {
    const { jar, answer, html } = await arrive({ born: '2010-02-03' });
    assert.equal(answer.status, 403);
    assert.match(html, /maggiorenni/);
    assert.equal(await sessionOf(jar), 401);
  });

  test('who is not on the staff is told so, and is not let in as a parent instead', async () => {
    const claims = { fiscalCode: stranger };
    const { jar, answer } = await arrive(claims, { as: 'staff' });
    assert.equal(answer.status, 200);
    assert.equal(await sessionOf(jar), 401);
  });

  test('staff who are parents too come in as what they asked for', async () => {
    const asStaff = await arrive({ fiscalCode: ada }, { as: 'staff' });
    const staff = await sessionOf(asStaff.jar);
    assert.ok(typeof staff === 'object');
    assert.equal(staff.account.role, 'staff');
    assert.equal(staff.account.family, undefined);
    assert.notEqual(staff.account.id, ids.ada);
  });

  suite('whom no household lists', () => {
    /** The page they wait on. */
    async function wait(claims: object = { fiscalCode: stranger }) {
      const { jar, html } = await arrive(claims);
      assert.match(html, /url=\/auth\/unbound"/);
      const page = await jar.fetch(`${rig.url}/auth/unbound`);
      assert.equal(page.status, 200);
      const { fields } = formIn(await page.text());
      const send = (
        path: 'code' | 'request',
        more: Record<string, string>,
        headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
      ) =>
        jar.fetch(`${rig.url}/auth/unbound/${path}`, {
          method: 'POST',
          headers,
          body: new URLSearchParams({ ...fields, ...more }),
        });
      return { jar, send };
    }
    const issue = async (person: string) => {
      const issued = await rig.codes.issue({ person, family: ids.family }, 't');
      assert.ok(issued);
      return issued.code;
    };
    const born = '2020-02-29';

    test('have no session', async () => {
      const { jar } = await wait();
      assert.equal(await sessionOf(jar), 401);
    });

    test('ask the office, which gets the same answer for any child', async () => {
      const known = await wait();
      const texts: string[] = [];
      for (const of of [code('Nina', '2019-01-01'), ada]) {
        const answer = await known.send('request', {
          ...{ child: of.toLowerCase(), school: 'Primaria <Rodari>' },
        });
        assert.equal(answer.status, 200);
        texts.push(await answer.text());
      }
      assert.equal(texts[0], texts[1]);
      assert.ok(!(await rig.kept()).includes(stranger), 'sealed');
    });

    test('are told of a slip, not of who is known', async () => {
      const { send } = await wait();
      const slip = await send('request', { child: 'ABC', school: 'Nido' });
      assert.equal(slip.status, 422);
      assert.match(await slip.text(), /Controlla il codice fiscale/);
      assert.equal((await send('code', { code: 'corto', born })).status, 422);
    });

    test('come in by a code of the office and a child’s birth date, once', async () => {
      const claims = { subject: 'SPID-MIA', fiscalCode: stranger };
      const { jar, send } = await wait(claims);
      const typed = await issue(ids.mia);
      const answer = await send('code', {
        code: ` ${typed.toLowerCase()}`,
        born,
      });
      assert.equal(answer.status, 200);
      assert.match(await answer.text(), /url=\/presenze"/);
      const view = await sessionOf(jar);
      assert.ok(typeof view === 'object');
      assert.equal(view.account.person, ids.mia);
      // The code is spent, for anybody.
      const other = await wait({ subject: 'SPID-X' });
      assert.equal(
        (await other.send('code', { code: typed, born })).status,
        422,
      );
      // The next time without it, by this login and by another of the same codice fiscale.
      for (const subject of ['SPID-MIA', 'SPID-OTHER']) {
        const again = await arrive({ ...claims, subject });
        assert.equal(typeof (await sessionOf(again.jar)), 'object');
      }
      const alerts = await rig.alerts();
      assert.ok(alerts.some(({ kind }) => kind === 'fiscal-code-missing'));
    });

    test('come in by no code for which a child’s birth date is wrong, and void it by the fifth error', async () => {
      const typed = await issue(ids.mia);
      for (let turn = 0; turn < 5; turn += 1) {
        const { send } = await wait({ subject: `SPID-${turn}` });
        const wrong = await send('code', { code: typed, born: '2019-01-01' });
        assert.equal(wrong.status, 422);
      }
      const { send } = await wait({ subject: 'SPID-RIGHT' });
      assert.equal((await send('code', { code: typed, born })).status, 422);
    });

    test('cannot try a code many times at once', async () => {
      const typed = await issue(ids.mia);
      const wrong = typed.slice(0, 4) + '00000000';
      const claims = rig.claims({ subject: 'SPID-MANY' });
      const tries = Array.from({ length: 12 }, () =>
        rig.codes.claim(claims, { code: wrong, born }).catch(() => undefined),
      );
      assert.ok((await Promise.all(tries)).every((one) => !one));
      assert.equal(
        await rig.codes.claim(claims, { code: typed, born }),
        undefined,
      );
    });

    test('of two who bring one code at the same moment, one comes in', async () => {
      const typed = await issue(ids.mia);
      const claims = [1, 2].map((n) => rig.claims({ subject: `TWO-${n}` }));
      const both = await Promise.all(
        claims.map((one) => rig.codes.claim(one, { code: typed, born })),
      );
      assert.equal(both.filter(Boolean).length, 1);
    });

    test('come in by no code that is old, was replaced, or is of another guardian', async () => {
      const former = await issue(ids.mia);
      const typed = await issue(ids.mia);
      const claims = rig.claims({ subject: 'SPID-LATE' });
      const claim = (one: string) =>
        rig.codes.claim(claims, { code: one, born });
      assert.equal(await claim(former), undefined);
      rig.clock.at += 60 * 86_400_000;
      assert.equal(await claim(typed), undefined);
      rig.clock.at -= 60 * 86_400_000;
      const adas = await issue(ids.ada);
      const wrong = rig.claims({ subject: 'SPID-S', fiscalCode: stranger });
      assert.equal(
        await rig.codes.claim(wrong, { code: adas, born }),
        undefined,
      );
      const alerts = await rig.alerts();
      assert.ok(alerts.some(({ kind }) => kind === 'code-of-another'));
    });

    test('are stopped by no form of another site, and by no page but theirs', async () => {
      const typed = await issue(ids.mia);
      const { send } = await wait({ subject: 'SPID-FORM' });
      const given = { code: typed, born };
      for (const site of ['cross-site', 'same-site', 'none'])
        assert.equal(
          (await send('code', given, { 'sec-fetch-site': site })).status,
          403,
        );
      assert.equal((await send('code', { ...given, token: 'x' })).status, 403);
      const nobody = await cookieJar().fetch(`${rig.url}/auth/unbound/code`, {
        method: 'POST',
        body: new URLSearchParams(given),
      });
      assert.equal(nobody.status, 401);
      assert.equal((await send('code', given)).status, 200);
    });

    test('wait for half an hour at most', async () => {
      const { jar } = await wait({ subject: 'SPID-SLOW' });
      rig.clock.at += 30 * 60_000;
      assert.equal((await jar.fetch(`${rig.url}/auth/unbound`)).status, 401);
      rig.clock.at -= 30 * 60_000;
    });

    test('with an account of our own come to the same page by their session', async () => {
      const claims = { scheme: 'local', issuer: 'local', subject: 'acc-1' };
      const level = 1;
      const { jar, html } = await arrive({ ...claims, level }, { local: true });
      assert.equal((JSON.parse(html) as SessionView).unbound, true);
      await jar.fetch(`${rig.url}/auth/unbound`);
      const page = await jar.fetch(`${rig.url}/auth/unbound`);
      const { fields } = formIn(await page.text());
      const answer = await jar.fetch(`${rig.url}/auth/unbound/code`, {
        method: 'POST',
        body: new URLSearchParams({
          ...{ ...fields, code: await issue(ids.mia), born },
        }),
      });
      assert.equal(answer.status, 200);
      const view = await sessionOf(jar);
      assert.ok(typeof view === 'object');
      assert.equal(view.account.person, ids.mia);
      assert.equal(view.unbound, undefined);
      assert.equal(view.access?.strongUntil, undefined);
    });
  });

  suite('the office', () => {
    const staff = async () =>
      (await arrive({ fiscalCode: ada }, { as: 'staff' })).jar;
    const post = (
      jar: ReturnType<typeof cookieJar>,
      path: string,
      body: object,
    ) =>
      jar.fetch(rig.url + path, {
        method: 'POST',
        headers: { ...app, 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify(body),
      });
    const who = { person: ids.mia, family: ids.family };

    test('issues codes, lists what waits for it and closes it', async () => {
      const jar = await staff();
      const issued = await post(jar, '/auth/onboarding/issue', who);
      assert.equal(issued.status, 200);
      const { code: shown } = (await issued.json()) as { code: string };
      assert.match(
        shown,
        /^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/,
      );
      await post(jar, '/auth/onboarding/issue', who);
      assert.match(rig.logged(), /onboarding code issued again/);
      const none = { ...who, person: ids.child };
      assert.equal(
        (await post(jar, '/auth/onboarding/issue', none)).status,
        404,
      );
      const work = await jar.fetch(`${rig.url}/auth/office/work`);
      const { alerts, requests } = (await work.json()) as {
        alerts: { id: string }[];
        requests: { id: string; by?: { fiscalCode?: string } }[];
      };
      assert.ok(alerts.length > 0);
      assert.equal(requests[0]?.by?.fiscalCode, stranger);
      const id = alerts[0]?.id;
      assert.equal(
        (await post(jar, '/auth/office/work/close', { id })).status,
        200,
      );
      assert.equal(
        (await post(jar, '/auth/office/work/close', { id })).status,
        404,
      );
      const other = { id: `staff:${'0'.repeat(32)}` };
      assert.equal(
        (await post(jar, '/auth/office/work/close', other)).status,
        404,
      );
    });

    test('adds and ends members of staff', async () => {
      const jar = await staff();
      const member = { fiscalCode: stranger, name: 'Eva P.', roles: ['staff'] };
      assert.equal((await post(jar, '/auth/office/staff', member)).status, 200);
      const theirs = await arrive({ fiscalCode: stranger }, { as: 'staff' });
      assert.equal(typeof (await sessionOf(theirs.jar)), 'object');
      const ended = { ...member, to: '2026-11-22' };
      assert.equal((await post(jar, '/auth/office/staff', ended)).status, 200);
      assert.equal(await sessionOf(theirs.jar), 401, 'at once');
      for (const wrong of [
        { ...member, roles: ['_admin'] },
        { ...member, roles: ['router'] },
        { ...member, fiscalCode: 'X' },
      ])
        assert.equal(
          (await post(jar, '/auth/office/staff', wrong)).status,
          400,
        );
    });

    test('is not there for parents, schools and strangers', async () => {
      const roles = ['school:nido'];
      const teacher = code('Ria', '1979-01-01');
      await rig.staff.write({ fiscalCode: teacher, name: 'R', roles }, 'test');
      const callers = [
        [cookieJar(), 401],
        [(await arrive({ fiscalCode: ada })).jar, 404],
        [(await arrive({ fiscalCode: teacher }, { as: 'staff' })).jar, 404],
      ] as const;
      for (const [jar, status] of callers) {
        for (const [path, body] of [
          ['/auth/onboarding/issue', who],
          ['/auth/office/work/close', { id: 'alert:1' }],
          ['/auth/office/staff', { name: 'x' }],
        ] as const)
          assert.equal((await post(jar, path, body)).status, status, path);
        for (const path of ['/auth/office/work', '/auth/office/staff'])
          assert.equal((await jar.fetch(rig.url + path)).status, status, path);
      }
    });

    test('proves who it is again before it gives somebody access', async () => {
      const jar = await staff();
      rig.clock.at += 12 * 3_600_000;
      const answer = await post(jar, '/auth/onboarding/issue', who);
      assert.equal(answer.status, 403);
      assert.deepEqual(await answer.json(), { error: 'strong-needed' });
      assert.equal(
        (await jar.fetch(`${rig.url}/auth/office/work`)).status,
        200,
      );
      rig.clock.at -= 12 * 3_600_000;
    });
  });

  test('leaves no name, code or codice fiscale in the log', () => {
    for (const word of [ada, stranger, 'Prova', 'presenze', ids.mia])
      assert.ok(!rig.logged().includes(word), word);
  });
});
