import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { sandboxRig } from '../../tests/support/sandbox-rig.ts';
import { cookieJar } from '../../tests/support/cookie-jar.ts';

suite('the identity providers with invented persons', () => {
  let rig: Awaited<ReturnType<typeof sandboxRig>>;
  before(async () => {
    rig = await sandboxRig();
  });
  after(() => rig.stop());
  beforeEach(() => {
    rig.admitted.length = 0;
  });

  for (const scheme of ['spid', 'cie'] as const)
    test(`tell the portal by ${scheme} who somebody is`, async () => {
      assert.equal((await rig.enter(scheme)).status, 200);
      const [claims] = rig.admitted;
      assert.equal(claims?.scheme, scheme);
      assert.equal(claims.level, 2);
      assert.equal(claims.familyName, 'Forestieri');
      assert.equal(claims.fiscalCode?.slice(0, 6), 'FRSGUO');
      assert.equal(claims.born, '1984-02-11');
    });

  test('may prove somebody better than was asked', async () => {
    await rig.enter('spid', { level: '3' });
    assert.equal(rig.admitted[0]?.level, 3);
  });

  test('can fail in every way that the portal must refuse', async () => {
    const said: Record<string, RegExp> = {
      nr19: /Troppi tentativi/,
      nr20: /livello di sicurezza più alto/,
      nr21: /Tempo scaduto/,
      nr22: /Consenso non dato/,
      nr23: /sospesa o revocata/,
      nr25: /Accesso annullato/,
      nr30: /identità di altro tipo/,
      'low-level': /Accesso non riuscito/,
      'bad-signature': /Accesso non riuscito/,
      unsigned: /Accesso non riuscito/,
      late: /Accesso non riuscito/,
      replay: /Accesso/,
      'other-audience': /Accesso non riuscito/,
      'other-request': /Accesso scaduto/,
    };
    await rig.enter('spid');
    rig.admitted.length = 0;
    for (const [fault, words] of Object.entries(said)) {
      const { status, text } = await rig.enter('spid', { fault });
      assert.equal(status, 403, fault);
      assert.match(text, words, fault);
    }
    assert.deepEqual(rig.admitted, []);
  });

  test('take cancelling and a refused consent for what they are', async () => {
    const cancelled = await rig.enter('cie', { cancel: '1' });
    assert.match(cancelled.text, /Hai annullato l’accesso/);
    const denied = await rig.enter('cie', { deny: '1' });
    assert.match(denied.text, /Consenso non dato/);
  });

  test('show on small pages, without any script but their own, that nothing is real', async () => {
    const page = await rig.goThere(cookieJar(), 'spid');
    const text = await page.text();
    assert.equal(page.status, 200, text);
    assert.match(text, /Ambiente di prova/);
    assert.match(text, /name="viewport"/);
    const policy = page.headers.get('content-security-policy') ?? '';
    assert.ok(!policy.includes('unsafe'), policy);
  });

  test('lead back from a request that is over', async () => {
    const page = await fetch(`${rig.sandbox.url}/spid/uno/login`, {
      method: 'POST',
      body: new URLSearchParams({ request: 'gone', person: 'x', level: '2' }),
    });
    assert.equal(page.status, 400);
    const text = await page.text();
    assert.match(text, /ricomincia da lì/);
    assert.match(text, /<a href="\/">/);
    const home = await fetch(rig.sandbox.url);
    assert.ok((await home.text()).includes(`<a href="${rig.home}">`));
  });

  test('answer nobody who is not the portal', async () => {
    const page = await rig.goThere(cookieJar(), 'spid');
    const url = new URL(page.url);
    const tampered = `${url.origin}${url.pathname}${url.search.replace('RelayState=', 'RelayState=0')}`;
    const refused = await fetch(tampered);
    assert.equal(refused.status, 400);
    assert.match(await refused.text(), /la firma non è valida/);
  });
});
