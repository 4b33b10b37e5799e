import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { ada, cohesionRig } from '../../../tests/support/cohesion-rig.ts';
import { cookieJar } from '../../../tests/support/cookie-jar.ts';
import { until } from '../../../tests/support/until.ts';
import type { Claims } from '../claims.ts';
import type { PendingSignIn } from '../pending-sign-ins.ts';
import { recordsIn } from '../records/records.ts';
import { askCohesionAt } from './ask-cohesion.ts';
import { callbackOf } from './callback.ts';

type Rig = Awaited<ReturnType<typeof cohesionRig>>;

suite('signing in by Cohesion', () => {
  let rig: Rig;
  before(async () => {
    rig = await cohesionRig();
  });
  after(() => rig.stop());
  beforeEach(() => {
    rig.finished.length = 0;
    rig.clock.ahead = 0;
  });
  const claimsOf = (index = 0) =>
    (rig.finished[index] as { claims: Claims }).claims;

  test('tells who it is, how well that is proved, and where they were going', async () => {
    assert.equal((await rig.enter()).status, 200);
    const [{ pending }] = rig.finished as [{ pending: PendingSignIn }];
    const { at, record, ...claims } = claimsOf();
    assert.deepEqual(claims, {
      scheme: 'cohesion',
      issuer: '127.0.0.1',
      subject: ada.fiscalCode,
      level: 2,
      fiscalCode: ada.fiscalCode,
      givenName: 'Ada',
      familyName: 'Prova',
      born: ada.born,
      email: 'ada@example.org',
    });
    assert.ok(Date.now() - Date.parse(at) < 60_000);
    assert.match(record ?? '', /^20/);
    const { scheme, as, returnTo } = pending;
    assert.deepEqual([scheme, as, returnTo], ['cohesion', 'parent', '/conto']);
  });

  test('keeps request and token on record, sealed', async () => {
    await rig.enter();
    const { record = '' } = claimsOf();
    const kept = await recordsIn(
      rig.portal,
      'k'.repeat(32),
      () => new Date(),
    ).read(record);
    assert.match(
      kept?.request ?? '',
      /^<\?xml.*<id_sito>PROVA&amp;CO<\/id_sito>/s,
    );
    assert.match(kept?.answer ?? '', new RegExp(ada.fiscalCode));
    assert.ok(!JSON.stringify([...rig.portal.docs]).includes(ada.fiscalCode));
  });

  test('takes a card for level 3 where the card’s issuer says so, and else for level 2', async () => {
    await rig.enter({ way: 'cie-3' });
    await rig.enter({ way: 'cns' });
    assert.deepEqual([claimsOf(0).level, claimsOf(1).level], [3, 2]);
  });

  test('lets somebody from abroad in without a codice fiscale', async () => {
    assert.equal(
      (await rig.enter({ person: 'zoe', way: 'eidas' })).status,
      200,
    );
    assert.equal(claimsOf().subject, 'FR/IT/PROVA-0001');
    assert.equal(claimsOf().fiscalCode, undefined);
  });

  const refusals: [
    name: string,
    choice: Record<string, string>,
    status: number,
    said: RegExp,
  ][] = [
    ['a password alone', { way: 'spid-1' }, 403, /accesso più sicuro/],
    ['the Region’s domain', { way: 'domain' }, 403, /accesso più sicuro/],
    [
      'eIDAS of a low level',
      { person: 'zoe', way: 'eidas-1' },
      403,
      /accesso più sicuro/,
    ],
    ['a minor', { person: 'lia' }, 403, /maggiorenni/],
    ['who gives up there', { fault: 'cancel' }, 403, /Accesso annullato/],
    [
      'a session that is over',
      { fault: 'auth-no' },
      403,
      /Sessione di Cohesion terminata/,
    ],
    [
      'a token of another person',
      { fault: 'other-person' },
      403,
      /non ha confermato/,
    ],
    [
      'a token whose login is another’s',
      { fault: 'other-login' },
      403,
      /non ha confermato/,
    ],
    ['a token of an hour ago', { fault: 'stale' }, 403, /scaduto/],
    ['a token of tomorrow', { fault: 'future' }, 403, /scaduto/],
    [
      'an answer meant for another site',
      { fault: 'other-site' },
      403,
      /non ha confermato/,
    ],
    [
      'an answer meant for another address',
      { fault: 'other-address' },
      403,
      /non ha confermato/,
    ],
    ['half a token', { fault: 'malformed' }, 403, /non ha confermato/],
    ['a token with a DTD', { fault: 'doctype' }, 403, /non ha confermato/],
    ['a page instead of a token', { fault: 'html' }, 403, /non ha confermato/],
    ['a token without end', { fault: 'huge' }, 503, /non risponde/],
    ['a Cohesion that breaks down', { fault: 'error' }, 503, /non risponde/],
    [
      'a Cohesion that keeps us waiting',
      { fault: 'slow' },
      503,
      /non risponde/,
    ],
    [
      'a Cohesion that sends us elsewhere',
      { fault: 'redirect' },
      503,
      /non risponde/,
    ],
  ];
  for (const [name, choice, status, said] of refusals)
    test(`refuses ${name}, and says so`, async () => {
      const answer = await rig.enter(choice);
      assert.equal(answer.status, status);
      assert.match(answer.text, said);
      assert.match(answer.text, /href="\/conto">Torna alla pagina di accesso/);
      assert.ok(!answer.text.includes(ada.fiscalCode));
      assert.deepEqual(rig.finished, []);
      assert.ok(!answer.jar.has('__Host-cohesion'));
    });

  test('refuses a token once it is older than the Comune allows', async () => {
    const jar = cookieJar();
    const form = await rig.goThere(jar);
    rig.clock.ahead = 301_000;
    assert.equal((await rig.send(jar, form)).status, 403);
    assert.deepEqual(rig.finished, []);
  });

  test('leaves no session open at Cohesion that nobody will use', async () => {
    const jar = cookieJar();
    const form = await rig.goThere(jar, { way: 'spid-1' });
    const { session } = callbackOf(form.fields['auth']);
    const ask = askCohesionAt(rig.settings.url);
    assert.match(await ask.credential(session), /PROVA/i);
    assert.equal((await rig.send(jar, form)).status, 403);
    await until('the session is over', async () =>
      (await ask.credential(session)).includes('<AUTH>NO</AUTH>'),
    );
  });
});
