import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { cohesionRig } from '../../../tests/support/cohesion-rig.ts';
import {
  cookieJar,
  type CookieJar,
} from '../../../tests/support/cookie-jar.ts';
import { until } from '../../../tests/support/until.ts';
import { askCohesionAt } from './ask-cohesion.ts';
import { callbackOf, type CohesionSession } from './callback.ts';

suite('signing out of Cohesion', () => {
  let rig: Awaited<ReturnType<typeof cohesionRig>>;
  before(async () => {
    rig = await cohesionRig();
  });
  after(() => rig.stop());

  async function enter(): Promise<{
    jar: CookieJar;
    session: CohesionSession;
  }> {
    const jar = cookieJar();
    const form = await rig.goThere(jar);
    assert.equal((await rig.send(jar, form)).status, 200);
    return { jar, session: callbackOf(form.fields['auth']).session };
  }
  const isOver = async (session: CohesionSession) =>
    (await askCohesionAt(rig.settings.url).credential(session)).includes('NO');
  const leave = (jar: CookieJar, headers = {}) =>
    jar.fetch(`${rig.home}/auth/cohesion/logout`, { headers });

  test('ends the session there, and leads to where the browser’s traces are removed', async () => {
    const { jar, session } = await enter();
    assert.equal(await isOver(session), false);
    const answer = await leave(jar);
    assert.equal(answer.status, 303);
    assert.equal(
      answer.headers.get('location'),
      `${rig.settings.url}/SPManager/Logout.aspx`,
    );
    assert.equal(await isOver(session), true);
    assert.ok(!jar.has('__Host-cohesion'));
    assert.equal((await leave(jar)).status, 303);
  });

  test('happens along with signing out here', async () => {
    const { jar, session } = await enter();
    const out = () => jar.fetch(`${rig.home}/auth/logout`, { method: 'POST' });
    assert.deepEqual(await (await out()).json(), {
      ok: true,
      next: '/auth/cohesion/logout',
    });
    await until('the session is over', () => isOver(session));
    assert.deepEqual(await (await out()).json(), { ok: true });
  });

  test('is not caused by another site', async () => {
    const { jar, session } = await enter();
    const answer = await leave(jar, { 'sec-fetch-site': 'cross-site' });
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /Esci da Cohesion/);
    assert.equal(await isOver(session), false);
  });

  test('ends on a page that says so', async () => {
    const page = await cookieJar().fetch(
      `${rig.home}/auth/cohesion/signed-out`,
    );
    assert.match(await page.text(), /Sei uscito/);
  });

  test('leaves nothing in the database by which the session could be used', async () => {
    const { session } = await enter();
    const kept = JSON.stringify([...rig.portal.docs]);
    assert.match(kept, /"type":"cohesionSession"/);
    assert.ok(!kept.includes(session.sso));
    assert.ok(!kept.includes(session.aspnet));
  });

  test('is forgotten with the token’s hour; until then it can be renewed without a choice', async () => {
    const { jar } = await enter();
    const start = async () => {
      const url = `${rig.home}/auth/cohesion/login?renew=1`;
      const { headers } = await jar.fetch(url);
      return new URL(headers.get('location') ?? '').searchParams.get(
        'entityID',
      );
    };
    assert.equal(await start(), '127.0.0.1:idp');
    rig.clock.ahead = 3_600_000;
    assert.equal(await start(), null);
    rig.clock.ahead = 0;
  });
});
