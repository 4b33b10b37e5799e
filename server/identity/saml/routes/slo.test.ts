import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { rootElement } from '../../../../tests/identity/official/find.ts';
import { testIdp } from '../../../../tests/support/saml-idp.ts';
import {
  cookieJar,
  samlRig,
  type SamlRig,
} from '../../../../tests/support/saml-rig.ts';
import { AppError } from '../../../errors.ts';
import { certificatePem } from '../key-pair.ts';
import { readRedirect, redirectTo } from '../redirect-query.ts';
import { signXml } from '../sign-xml.ts';

suite('a sign-out that an identity provider asks for', () => {
  let rig: SamlRig;
  let slo: string;
  before(async () => {
    rig = await samlRig();
    slo = `${rig.url}/auth/spid/slo`;
  });
  after(() => {
    rig.close();
  });

  /** Somebody signed in, under this name at the provider. */
  async function signedIn(nameId: string, sessionIndex?: string) {
    const jar = cookieJar();
    const { id } = await rig.start(jar);
    const answer = rig.idp.answer({
      ...{
        inResponseTo: id,
        acs: `${rig.url}/auth/spid/acs`,
        audience: rig.url,
        nameId,
      },
      ...(sessionIndex !== undefined && { sessionIndex }),
    });
    assert.equal((await rig.answer(jar, answer)).status, 200);
    return `session:${rig.admitted.length - 1}`;
  }
  const byRedirect = (
    nameId: string,
    more: object = {},
    relayState?: string,
  ) => {
    const xml = rig.idp.logoutRequest({ destination: slo, nameId, ...more });
    return fetch(`${slo}?${rig.idp.signedQuery(xml, relayState)}`, {
      redirect: 'manual',
    });
  };
  const byPost = (xml: string) =>
    fetch(slo, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        SAMLRequest: Buffer.from(xml).toString('base64'),
      }),
    });
  const answerIn = (response: Response) => {
    const address = new URL(response.headers.get('location') ?? 'about:blank');
    return { address, read: readRedirect(address.search.slice(1)) };
  };

  test('by redirect ends the session of that name, and is answered with our signature', async () => {
    const session = await signedIn('_name-1');
    const response = await byRedirect(
      '_name-1',
      { id: '_ask-1' },
      'stato opaco',
    );
    assert.equal(response.status, 302);
    const { address, read } = answerIn(response);
    assert.equal(
      address.origin + address.pathname,
      `${rig.idp.entityId}/slo/answer`,
    );
    assert.equal(read?.message, 'SAMLResponse');
    assert.equal(read.relayState, 'stato opaco');
    const metadata = rootElement(
      await (await fetch(`${rig.url}/auth/spid/metadata`)).text(),
    );
    const keys = metadata.all(
      'SPSSODescriptor/KeyDescriptor/KeyInfo/X509Data/X509Certificate',
    );
    assert.ok(read.signedBy(keys.map(({ text }) => certificatePem(text))));
    const root = rootElement(read.xml);
    assert.equal(root.name, 'LogoutResponse');
    assert.equal(root.attribute('InResponseTo'), '_ask-1');
    assert.equal(
      root.attribute('Destination'),
      `${rig.idp.entityId}/slo/answer`,
    );
    assert.match(
      root.all('Status/StatusCode')[0]?.attribute('Value') ?? '',
      /status:Success$/,
    );
    assert.deepEqual(rig.ended.splice(0), [session]);
  });

  test('by form ends it as well', async () => {
    const session = await signedIn('_name-2');
    const unsigned = rig.idp.logoutRequest({
      destination: slo,
      nameId: '_name-2',
    });
    const response = await byPost(
      signXml(unsigned, rig.idp.keys, 'after-issuer'),
    );
    assert.equal(response.status, 302);
    assert.deepEqual(rig.ended.splice(0), [session]);
  });

  test('is answered with its state as it came, unless that is too long', async () => {
    for (const [length, kept] of [
      [1000, true],
      [1001, false],
    ] as const) {
      const state = 'x'.repeat(length);
      const { read } = answerIn(await byRedirect('_nobody', {}, state));
      assert.equal(read?.message, 'SAMLResponse');
      assert.equal(read.relayState, kept ? state : undefined);
    }
  });

  test('is answered the same when the session is over, or never was', async () => {
    await signedIn('_name-3');
    for (const name of ['_name-3', '_name-3', '_nobody']) {
      const { read } = answerIn(await byRedirect(name));
      assert.match(read?.xml ?? '', /status:Success/);
    }
    assert.equal(rig.ended.splice(0).length, 1);
  });

  test('of another session index leaves ours alone', async () => {
    await signedIn('_name-4', '_index-4');
    await byRedirect('_name-4', { sessionIndex: '_other' });
    assert.deepEqual(rig.ended, []);
    await byRedirect('_name-4', { sessionIndex: '_index-4' });
    assert.equal(rig.ended.splice(0).length, 1);
  });

  test('says so when a session may still run', async () => {
    await signedIn('_name-5');
    const query = rig.idp.signedQuery(
      rig.idp.logoutRequest({ destination: slo, nameId: '_name-5' }),
    );
    rig.failToEnd(new AppError('couch-away'));
    const { read } = answerIn(
      await fetch(`${slo}?${query}`, { redirect: 'manual' }),
    );
    rig.failToEnd(undefined);
    assert.match(
      read?.xml ?? '',
      /status:Requester"><samlp:StatusCode Value="[^"]*status:PartialLogout/,
    );
  });

  test('is refused when it is not theirs, not for us, not now, or was asked before', async () => {
    await signedIn('_name-6');
    const other = await testIdp();
    const request = rig.idp.logoutRequest({
      destination: slo,
      nameId: '_name-6',
    });
    const again = rig.idp.signedQuery(request);
    const get = (query: string) =>
      fetch(`${slo}?${query}`, { redirect: 'manual' });
    const statuses = [
      await get(other.signedQuery(request)),
      await get(rig.idp.signedQuery(request).replace(/&Signature=.*/, '')),
      await byRedirect('_name-6', { destination: 'https://other.example/slo' }),
      await byRedirect('_name-6', { at: new Date(Date.now() - 700_000) }),
      await byRedirect('_name-6', { at: new Date(Date.now() + 400_000) }),
      await byPost(request.xml),
      await byPost(signXml(request, other.keys, 'after-issuer')),
      await byPost(
        signXml(request, rig.idp.keys, 'after-issuer').replace(
          '_name-6',
          '_name-7',
        ),
      ),
      await byPost('<a/>'),
      await get(''),
    ].map(({ status }) => status);
    assert.deepEqual([...new Set(statuses)], [403]);
    assert.deepEqual(rig.ended, []);
    assert.equal((await get(again)).status, 302);
    assert.equal((await get(again)).status, 403);
    assert.equal(rig.ended.splice(0).length, 1);
  });

  test('is refused when its signature covers something else than what is read', async () => {
    await signedIn('_victim');
    const signed = signXml(
      rig.idp.logoutRequest({
        destination: slo,
        nameId: '_attacker',
        id: '_signed',
      }),
      rig.idp.keys,
      'after-issuer',
    );
    const [signature] = /<Signature .*<\/Signature>/s.exec(signed) ?? [];
    assert.ok(signature);
    const evil = rig.idp.logoutRequest({
      destination: slo,
      nameId: '_victim',
      id: '_evil',
    }).xml;
    const original = signed.replace(signature, '');
    const wrapped = evil.replace(
      '</saml:Issuer>',
      `</saml:Issuer>${signature.replace('</Signature>', `<Object>${original}</Object></Signature>`)}`,
    );
    assert.equal((await byPost(wrapped)).status, 403);
    assert.equal(
      (
        await byPost(
          evil.replace('</saml:Issuer>', `</saml:Issuer>${signature}`),
        )
      ).status,
      403,
    );
    assert.deepEqual(rig.ended, []);
  });

  test('that answers one of ours is a page', async () => {
    const message = { message: 'SAMLResponse', xml: '<a/>' } as const;
    const address = redirectTo(slo, message, rig.idp.keys.key);
    const response = await fetch(address);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /Sei uscito/);
  });
});
