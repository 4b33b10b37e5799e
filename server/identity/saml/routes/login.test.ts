import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, suite, test } from 'node:test';
import { rootElement } from '../../../../tests/identity/official/find.ts';
import {
  cookieJar,
  samlRig,
  type SamlRig,
} from '../../../../tests/support/saml-rig.ts';
import { certificatePem } from '../key-pair.ts';
import { readRedirect } from '../redirect-query.ts';

suite('the way to an identity provider', () => {
  let rig: SamlRig;
  before(async () => {
    rig = await samlRig();
  });
  after(() => {
    rig.close();
  });

  const certificates = async () => {
    const response = await fetch(`${rig.url}/auth/spid/metadata`);
    return rootElement(await response.text())
      .all('SPSSODescriptor/KeyDescriptor/KeyInfo/X509Data/X509Certificate')
      .map(({ text }) => certificatePem(text));
  };
  const entity = () => `entityID=${encodeURIComponent(rig.idp.entityId)}`;
  const login = (query: string) =>
    fetch(`${rig.url}/auth/spid/login?${query}`, { redirect: 'manual' });

  test('is offered with every provider that can be asked', async () => {
    assert.deepEqual(await rig.way.view(), {
      scheme: 'spid',
      start: '/auth/spid/login',
      providers: [{ entityId: rig.idp.entityId, name: 'Gestore di prova' }],
    });
  });

  test('leads to its address with a query that our metadata’s key signed', async () => {
    const response = await login(entity());
    assert.equal(response.status, 302);
    const address = new URL(response.headers.get('location') ?? '');
    assert.equal(address.origin + address.pathname, `${rig.idp.entityId}/sso`);
    assert.deepEqual(
      [...address.searchParams.keys()],
      ['SAMLRequest', 'RelayState', 'SigAlg', 'Signature'],
    );
    const read = readRedirect(address.search.slice(1));
    assert.ok(read);
    assert.ok(read.signedBy(await certificates()));
    assert.match(read.relayState ?? '', /^[0-9a-f]{32}$/);
    const root = rootElement(read.xml);
    assert.equal(root.attribute('Destination'), `${rig.idp.entityId}/sso`);
    assert.equal(root.all('Issuer')[0]?.text, rig.url);
    assert.equal(root.all('Signature').length, 0);
  });

  test('asks something new each time, and says nowhere where the person goes', async () => {
    const jar = cookieJar();
    const first = await rig.start(jar, '&returnTo=%2Fpagamenti');
    const second = await rig.start(jar, '&returnTo=%2Fpagamenti');
    assert.notEqual(first.id, second.id);
    assert.match(first.id, /^_[0-9a-f-]{36}$/);
    assert.ok(!first.xml.includes('pagamenti'));
    assert.ok(!first.address.search.includes('pagamenti'));
  });

  test('leads to nobody whom the registry does not name', async () => {
    const size = rig.portal.docs.size;
    for (const query of [
      '',
      'entityID=',
      'entityID=https%3A%2F%2Fevil.example',
      `${entity()}&${entity()}`,
    ]) {
      const response = await login(query);
      assert.equal(response.status, 404);
      assert.equal(response.headers.get('set-cookie'), null);
    }
    assert.equal(rig.portal.docs.size, size);
  });

  test('is not gone by what is no person’s click: prefetch, frame, picture', async () => {
    const statusWith = (headers: Record<string, string>) =>
      new Promise((resolve, reject) => {
        const call = request(
          `${rig.url}/auth/spid/login?${entity()}`,
          { headers },
          (response) => {
            response.resume();
            resolve(response.statusCode);
          },
        );
        call.once('error', reject).end();
      });
    assert.equal(
      await statusWith({
        'sec-fetch-dest': 'document',
        'sec-fetch-mode': 'navigate',
      }),
      302,
    );
    assert.equal(
      await statusWith({ 'sec-purpose': 'prefetch;prerender' }),
      403,
    );
    assert.equal(await statusWith({ purpose: 'prefetch' }), 403);
    const head = await fetch(`${rig.url}/auth/spid/login?${entity()}`, {
      method: 'HEAD',
      redirect: 'manual',
    });
    assert.equal(head.status, 403);
    for (const target of ['iframe', 'image', 'script', 'empty'])
      assert.equal(await statusWith({ 'sec-fetch-dest': target }), 403);
  });
});

suite('the way to an identity provider that takes no redirects', () => {
  test('is a page with one form and one button, that may send nothing elsewhere in clear', async () => {
    const rig = await samlRig('spid', {}, (metadata) =>
      metadata.replace(
        /<md:SingleSignOnService Binding="[^"]*HTTP-Redirect"[^>]*>/,
        '',
      ),
    );
    const response = await fetch(
      `${rig.url}/auth/spid/login?entityID=${encodeURIComponent(rig.idp.entityId)}`,
    );
    const page = await response.text();
    rig.close();
    assert.equal(response.status, 200);
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*form-action https:;/,
    );
    const [, base64 = ''] =
      /name="SAMLRequest" value="([^"]+)"/.exec(page) ?? [];
    const root = rootElement(Buffer.from(base64, 'base64').toString());
    assert.equal(root.all('Signature').length, 1);
    assert.ok(page.includes(`action="${rig.idp.entityId}/sso"`));
    assert.match(page, /name="RelayState" value="[0-9a-f]{32}"/);
    assert.doesNotMatch(page, /<script/);
  });
});
