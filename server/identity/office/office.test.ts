import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
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
    await alert({ kind: 'name-differs', ...who });
    await kept.ask(claims({ fiscalCode: stranger }), {
      ...{ childFiscalCode: ada, school: 'Nido' },
    });
    const work = await jar.fetch(`${rig.url}/auth/office/work`);
    const { alerts, requests } = (await work.json()) as {
      alerts: { id: string }[];
      requests: { id: string; by?: { fiscalCode?: string } }[];
    };
    assert.ok(alerts.length > 0);
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
    assert.equal(typeof (await rig.sessionOf(theirs.jar)), 'object');
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
      ] as const)
        assert.equal((await rig.post(jar, path, body)).status, status, path);
      for (const path of ['/auth/office/work', '/auth/office/staff'])
        assert.equal((await jar.fetch(rig.url + path)).status, status, path);
    }
  });

  test('proves who it is again before it gives somebody access', async () => {
    const jar = await staff();
    rig.clock.at += 12 * 3_600_000;
    const answer = await rig.post(jar, '/auth/onboarding/issue', who);
    assert.equal(answer.status, 403);
    assert.deepEqual(await answer.json(), { error: 'strong-needed' });
    assert.equal((await jar.fetch(`${rig.url}/auth/office/work`)).status, 200);
    rig.clock.at -= 12 * 3_600_000;
  });
});
