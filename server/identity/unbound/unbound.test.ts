import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { SessionView } from '#model/phone-protocol.ts';
import {
  accessTown,
  ada,
  codeOf,
  ids,
  stranger,
  type AccessTown,
} from '../../../tests/support/access-town.ts';
import { cookieJar, formIn } from '../../../tests/support/cookie-jar.ts';

suite('whom no household lists', () => {
  let rig: AccessTown;
  before(async () => {
    rig = await accessTown();
  });
  after(() => rig.close());

  /** The page they wait on. */
  async function wait(claims: object = { fiscalCode: stranger }) {
    const { jar, html } = await rig.arrive(claims);
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
  const born = '2020-02-29';

  test('have no session', async () => {
    const { jar } = await wait();
    assert.equal(await rig.sessionOf(jar), 401);
  });

  test('ask the office, which gets the same answer for any child', async () => {
    const known = await wait();
    const texts: string[] = [];
    for (const of of [codeOf('Nina', '2019-01-01'), ada]) {
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
    const typed = await rig.issue(ids.mia);
    const answer = await send('code', {
      code: ` ${typed.toLowerCase()}`,
      born,
    });
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /url=\/presenze"/);
    const view = await rig.sessionOf(jar);
    assert.ok(typeof view === 'object');
    assert.equal(view.account.person, ids.mia);
    // The code is spent, for anybody.
    const other = await wait({ subject: 'SPID-X' });
    assert.equal((await other.send('code', { code: typed, born })).status, 422);
    // The next time without it, by this login and by another of the same codice fiscale.
    for (const subject of ['SPID-MIA', 'SPID-OTHER']) {
      const again = await rig.arrive({ ...claims, subject });
      assert.equal(typeof (await rig.sessionOf(again.jar)), 'object');
    }
    const alerts = await rig.alerts();
    assert.ok(alerts.some(({ kind }) => kind === 'fiscal-code-missing'));
  });

  test('come in by no code for which a child’s birth date is wrong, and void it by the fifth error', async () => {
    const typed = await rig.issue(ids.mia);
    for (let turn = 0; turn < 5; turn += 1) {
      const { send } = await wait({ subject: `SPID-${turn}` });
      const wrong = await send('code', { code: typed, born: '2019-01-01' });
      assert.equal(wrong.status, 422);
    }
    const { send } = await wait({ subject: 'SPID-RIGHT' });
    assert.equal((await send('code', { code: typed, born })).status, 422);
  });

  test('cannot try a code many times at once', async () => {
    const typed = await rig.issue(ids.mia);
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
    const typed = await rig.issue(ids.mia);
    const claims = [1, 2].map((n) => rig.claims({ subject: `TWO-${n}` }));
    const both = await Promise.all(
      claims.map((one) => rig.codes.claim(one, { code: typed, born })),
    );
    assert.equal(both.filter(Boolean).length, 1);
  });

  test('come in by no code that is old, was replaced, or is of another guardian', async () => {
    const former = await rig.issue(ids.mia);
    const typed = await rig.issue(ids.mia);
    const claims = rig.claims({ subject: 'SPID-LATE' });
    const claim = (one: string) => rig.codes.claim(claims, { code: one, born });
    assert.equal(await claim(former), undefined);
    rig.clock.at += 60 * 86_400_000;
    assert.equal(await claim(typed), undefined);
    rig.clock.at -= 60 * 86_400_000;
    const adas = await rig.issue(ids.ada);
    const wrong = rig.claims({ subject: 'SPID-S', fiscalCode: stranger });
    assert.equal(await rig.codes.claim(wrong, { code: adas, born }), undefined);
    const alerts = await rig.alerts();
    assert.ok(alerts.some(({ kind }) => kind === 'code-of-another'));
  });

  test('are stopped by no form of another site, and by no page but theirs', async () => {
    const typed = await rig.issue(ids.mia);
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
    const { jar, html } = await rig.arrive(
      { ...claims, level },
      { local: true },
    );
    assert.equal((JSON.parse(html) as SessionView).unbound, true);
    await jar.fetch(`${rig.url}/auth/unbound`);
    const page = await jar.fetch(`${rig.url}/auth/unbound`);
    const { fields } = formIn(await page.text());
    const answer = await jar.fetch(`${rig.url}/auth/unbound/code`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ ...fields, code: await rig.issue(ids.mia), born },
      }),
    });
    assert.equal(answer.status, 200);
    const view = await rig.sessionOf(jar);
    assert.ok(typeof view === 'object');
    assert.equal(view.account.person, ids.mia);
    assert.equal(view.unbound, undefined);
    assert.equal(view.access?.strongUntil, undefined);
  });
});
