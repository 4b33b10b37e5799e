import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { StaffMemberView } from '#model/access-protocol.ts';
import type { OfficeWork } from '#model/office-protocol.ts';
import {
  accessTown,
  ada,
  codeOf,
  ids,
  stranger,
  type AccessTown,
} from '../../../tests/support/access-town.ts';
import { cookieJar } from '../../../tests/support/cookie-jar.ts';

suite('the office', () => {
  let rig: AccessTown;
  before(async () => {
    rig = await accessTown();
  });
  after(() => rig.close());

  const staff = async () =>
    (await rig.arrive({ fiscalCode: ada }, { as: 'staff' })).jar;
  const who = { person: ids.mia, family: ids.family };

  test('issues codes, lists what waits for it and closes it', async () => {
    const jar = await staff();
    const issued = await rig.post(jar, '/auth/onboarding/issue', who);
    assert.equal(issued.status, 200);
    const { code: shown } = (await issued.json()) as { code: string };
    assert.match(shown, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
    await rig.post(jar, '/auth/onboarding/issue', who);
    assert.match(rig.logged(), /onboarding code issued again/);
    const none = { ...who, person: ids.child };
    assert.equal(
      (await rig.post(jar, '/auth/onboarding/issue', none)).status,
      404,
    );
    const { claims, alert, requests: kept } = rig;
    await alert({ kind: 'name-differs', ...who, detail: 'Maria Prova' });
    await kept.ask(claims({ fiscalCode: stranger }), {
      ...{ childFiscalCode: ada, school: 'Nido' },
    });
    const work = await jar.fetch(`${rig.url}/auth/office/work`);
    const { alerts, requests } = (await work.json()) as OfficeWork;
    const [first] = alerts;
    assert.equal(first?.personName, 'Mia Prova');
    assert.equal(first.familyLabel, 'Famiglia Prova');
    assert.equal(first.detail, 'Maria Prova');
    assert.equal(requests[0]?.by?.fiscalCode, stranger);
    const id = alerts[0]?.id;
    assert.equal(
      (await rig.post(jar, '/auth/office/work/close', { id })).status,
      200,
    );
    assert.equal(
      (await rig.post(jar, '/auth/office/work/close', { id })).status,
      404,
    );
    await alert({ kind: 'name-differs', ...who, detail: 'Maria Prova' });
    const again = await jar.fetch(`${rig.url}/auth/office/work`);
    const left = (await again.json()) as OfficeWork;
    assert.ok(!left.alerts.some((one) => one.id === id), 'told once');
    const [{ id: asked } = { id: '' }] = left.requests;
    assert.equal(
      (await rig.post(jar, '/auth/office/work/close', { id: asked })).status,
      200,
    );
    assert.ok(!(await rig.kept()).includes(asked), 'what was asked is gone');
    const other = { id: `staff:${'0'.repeat(32)}` };
    assert.equal(
      (await rig.post(jar, '/auth/office/work/close', other)).status,
      404,
    );
  });

  test('adds and ends members of staff', async () => {
    const jar = await staff();
    const member = { fiscalCode: stranger, name: 'Eva P.', roles: ['staff'] };
    assert.equal(
      (await rig.post(jar, '/auth/office/staff', member)).status,
      200,
    );
    const theirs = await rig.arrive({ fiscalCode: stranger }, { as: 'staff' });
    const list = await jar.fetch(`${rig.url}/auth/office/staff`);
    const { staff: all } = (await list.json()) as { staff: StaffMemberView[] };
    const { account } = all.find(({ name }) => name === 'Eva P.') ?? {};
    const changed = { account, name: 'Eva Q.', roles: ['school:nido'] };
    assert.equal(
      (await rig.post(jar, '/auth/office/staff', changed)).status,
      200,
    );
    const nobody = { ...changed, account: '0'.repeat(32) };
    assert.equal(
      (await rig.post(jar, '/auth/office/staff', nobody)).status,
      404,
    );
    const own = all.find(({ name }) => name === 'Ada P.');
    for (const out of [{ roles: ['school:nido'] }, { to: '2026-11-22' }])
      assert.equal(
        (await rig.post(jar, '/auth/office/staff', { ...own, ...out })).status,
        400,
        'nobody shuts themselves out',
      );
    const session = await rig.sessionOf(theirs.jar);
    assert.ok(typeof session === 'object');
    assert.deepEqual(session.roles, ['staff']);
    const ended = { ...member, to: '2026-11-22' };
    assert.equal(
      (await rig.post(jar, '/auth/office/staff', ended)).status,
      200,
    );
    assert.equal(await rig.sessionOf(theirs.jar), 401, 'at once');
    for (const wrong of [
      { ...member, roles: ['_admin'] },
      { ...member, roles: ['router'] },
      { ...member, fiscalCode: 'X' },
      { ...member, account },
      { name: 'Eva', roles: ['staff'] },
    ])
      assert.equal(
        (await rig.post(jar, '/auth/office/staff', wrong)).status,
        400,
      );
  });

  test('is not there for parents, schools and strangers', async () => {
    const roles = ['school:nido'];
    const teacher = codeOf('Ria', '1979-01-01');
    await rig.staff.write({ fiscalCode: teacher, name: 'R', roles }, 'test');
    const callers = [
      [cookieJar(), 401],
      [(await rig.arrive({ fiscalCode: ada })).jar, 404],
      [(await rig.arrive({ fiscalCode: teacher }, { as: 'staff' })).jar, 404],
    ] as const;
    for (const [jar, status] of callers) {
      for (const [path, body] of [
        ['/auth/onboarding/issue', who],
        ['/auth/office/work/close', { id: 'alert:1' }],
        ['/auth/office/staff', { name: 'x' }],
        ['/auth/office/account', { username: 'x' }],
        ['/auth/office/sessions/end', { account: ids.mia, all: true }],
        ['/auth/office/factors/reset', { account: ids.mia }],
      ] as const)
        assert.equal((await rig.post(jar, path, body)).status, status, path);
      for (const path of [
        '/auth/office/work',
        '/auth/office/staff',
        '/auth/office/people?q=prova',
        `/auth/office/people/${ids.family}/${ids.mia}`,
        `/auth/office/account/${'0'.repeat(32)}`,
      ])
        assert.equal((await jar.fetch(rig.url + path)).status, status, path);
    }
  });

  test('proves who it is again before it gives somebody access', async () => {
    const jar = await staff();
    rig.clock.at += 12 * 3_600_000;
    for (const [path, body] of [
      ['/auth/onboarding/issue', who],
      ['/auth/office/staff', { name: 'x' }],
      ['/auth/office/sessions/end', { account: ids.mia, all: true }],
      ['/auth/office/factors/reset', { account: ids.mia }],
    ] as const) {
      const answer = await rig.post(jar, path, body);
      assert.equal(answer.status, 403, path);
      assert.deepEqual(await answer.json(), { error: 'strong-needed' });
    }
    assert.equal((await jar.fetch(`${rig.url}/auth/office/work`)).status, 200);
    rig.clock.at -= 12 * 3_600_000;
  });
});
