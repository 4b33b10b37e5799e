import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import type { WaysView } from '#model/access-protocol.ts';
import { portal, registry } from '#model/databases.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { freePort } from '../../server/known-port.ts';
import { cookieJar, type CookieJar } from '../support/cookie-jar.ts';
import { testIdp, type TestIdp } from '../support/saml-idp.ts';
import {
  household,
  people,
  startTestServer,
  type TestServer,
} from '../support/test-server.ts';
import { rootElement } from './official/find.ts';

suite(
  'SPID on the whole server, as the federation’s test tool meets it',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'saml-portal-'));
    let server: TestServer;
    let idp: TestIdp;
    let origin: string;

    before(async () => {
      idp = await testIdp();
      const path = join(folder, 'idp.xml');
      writeFileSync(path, idp.metadata);
      const port = await freePort('127.0.0.1');
      origin = `http://127.0.0.1:${port}`;
      server = await startTestServer({
        PORT: String(port),
        PUBLIC_ORIGIN: origin,
        SIGN_IN_WAYS: 'spid,cie,local',
        SPID_TEST_IDP_METADATA: path,
        CIE_METADATA_FILE: path,
      });
      const doc = household(people.family, people.parent, people.child);
      const [member] = doc.body.members;
      assert.ok(member);
      member.fiscalCode = 'PRVDAA80A41H501A';
      await server.write(registry, doc);
    });
    after(async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    });

    async function start(jar: CookieJar, scheme = 'spid') {
      const entity = encodeURIComponent(idp.entityId);
      const path = `/auth/${scheme}/login?entityID=${entity}&returnTo=%2Fpresenze`;
      const response = await jar.fetch(origin + path);
      assert.equal(response.status, 302);
      const query = new URL(response.headers.get('location') ?? '')
        .searchParams;
      const packed = Buffer.from(query.get('SAMLRequest') ?? '', 'base64');
      return {
        request: rootElement(inflateRawSync(packed).toString()),
        relayState: query.get('RelayState') ?? '',
      };
    }

    /** The ACS that the metadata name, as whoever knows us by them alone would find it. */
    async function acsOf(scheme = 'spid') {
      const response = await fetch(`${origin}/auth/${scheme}/metadata`);
      assert.equal(response.status, 200);
      assert.match(response.headers.get('content-type') ?? '', /xml/);
      const services = rootElement(await response.text()).all(
        'SPSSODescriptor/AssertionConsumerService',
      );
      return services[0]?.attribute('Location') ?? '';
    }

    async function signIn(jar: CookieJar, more: object = {}, scheme = 'spid') {
      const { request, relayState } = await start(jar, scheme);
      const acs = await acsOf(scheme);
      const SAMLResponse = idp.answer({
        ...{ inResponseTo: request.attribute('ID') ?? '', acs },
        audience: request.all('Issuer')[0]?.text ?? '',
        ...more,
      });
      // Browsers send no SameSite=Lax cookie along with a form of another site.
      const cookie = jar.header().replace(/__Host-sid=[^;]*(?:; )?/, '');
      return jar.fetch(acs, {
        method: 'POST',
        body: new URLSearchParams({ SAMLResponse, RelayState: relayState }),
        headers: {
          ...{ origin: idp.entityId, 'sec-fetch-site': 'cross-site' },
          cookie,
        },
      });
    }

    test('is offered on the sign-in page', async () => {
      const view = (await (
        await fetch(`${origin}/auth/ways`)
      ).json()) as WaysView;
      assert.deepEqual(
        view.ways.map(({ scheme }) => scheme),
        ['spid', 'cie', 'local'],
      );
    });

    test('lets a guardian in by codice fiscale, with a session of our own', async () => {
      const jar = cookieJar();
      const response = await signIn(jar);
      assert.equal(response.status, 200);
      assert.match(await response.text(), /url=\/presenze"/);
      const session = await jar.fetch(`${origin}/auth/session`);
      const { account } = (await session.json()) as SessionView;
      assert.equal(account.person, people.parent);
    });

    test('ends the session this browser was in, whose cookie does not come along', async () => {
      const [jar, other] = [cookieJar(), cookieJar()];
      await signIn(jar);
      await signIn(other);
      const [former, elsewhere] = [jar, other].map((one) => one.header());
      await signIn(jar);
      const statusOf = async (cookie = '') => {
        const headers = { cookie };
        return (await fetch(`${origin}/auth/session`, { headers })).status;
      };
      assert.equal(await statusOf(former), 401);
      assert.equal(await statusOf(elsewhere), 200);
      assert.equal(await statusOf(jar.header()), 200);
    });

    test('lets nobody in twice by one answer, in two processes at once', async () => {
      const other = await server.second({ PORT: '0' });
      const jar = cookieJar();
      const { request } = await start(jar);
      const acs = await acsOf();
      const SAMLResponse = idp.answer({
        ...{
          inResponseTo: request.attribute('ID') ?? '',
          acs,
          audience: origin,
        },
      });
      const body = () => new URLSearchParams({ SAMLResponse });
      const statuses = await Promise.all(
        [acs, acs.replace(origin, other.url)].map(
          async (url) =>
            (await jar.fetch(url, { method: 'POST', body: body() })).status,
        ),
      );
      await other.stop(0);
      assert.deepEqual(statuses.sort(), [200, 403]);
    });

    test('refuses with 403 and a page, never with a redirection', async () => {
      for (const wrong of [
        { audience: 'https://other.example' },
        { anomaly: 25 },
        { anomaly: 8 },
      ]) {
        const jar = cookieJar();
        const response = await signIn(jar, wrong);
        assert.equal(response.status, 403);
        assert.match(response.headers.get('content-type') ?? '', /html/);
        assert.equal((await jar.fetch(`${origin}/auth/session`)).status, 401);
      }
    });

    test('shows the same metadata in every process, after every start', async () => {
      const other = await server.second({ PORT: '0' });
      const [one, two] = await Promise.all(
        [origin, other.url].map(async (url) =>
          (await fetch(`${url}/auth/spid/metadata`)).text(),
        ),
      );
      await other.stop(0);
      assert.equal(one, two);
    });

    test('ends the session when the identity provider asks', async () => {
      const jar = cookieJar();
      await signIn(jar, { nameId: '_the-name' });
      assert.equal((await jar.fetch(`${origin}/auth/session`)).status, 200);
      const destination = `${origin}/auth/spid/slo`;
      const request = idp.logoutRequest({ destination, nameId: '_the-name' });
      const response = await fetch(
        `${destination}?${idp.signedQuery(request)}`,
        { redirect: 'manual' },
      );
      assert.equal(response.status, 302);
      assert.equal((await jar.fetch(`${origin}/auth/session`)).status, 401);
    });

    test('ties the session to a record that only an administrator can take away', async () => {
      const records = await all('record:');
      const sessions = await all('session:');
      assert.ok(records.length > 0);
      const ids = records.map((id) => id.slice('record:'.length));
      const linked = await Promise.all(
        sessions.map((id) => server.read(portal, id)),
      );
      const named = linked.flatMap(({ record }) =>
        typeof record === 'string' ? [record] : [],
      );
      assert.ok(named.length > 0);
      assert.ok(named.every((record) => ids.includes(record)));
    });

    test('lets in by CIE too, and tells no log who it was', async () => {
      const jar = cookieJar();
      const attributes = {
        ...{ name: 'Ada', familyName: 'Prova', dateOfBirth: '1980-01-01' },
        fiscalNumber: 'TINIT-PRVDAA80A41H501A',
      };
      assert.equal((await signIn(jar, { attributes }, 'cie')).status, 200);
      assert.doesNotMatch(
        server.logged(),
        /PRVDAA80|Ada|SAMLResponse|saml:Assertion/,
      );
    });

    async function all(prefix: string): Promise<string[]> {
      const range = `startkey="${prefix}"&endkey="${prefix}\uffff"`;
      const response = await fetch(
        `${server.database.url}/${portal}/_all_docs?${range}`,
        { headers: server.database.admin.headers },
      );
      const { rows } = (await response.json()) as { rows: { id: string }[] };
      return rows.map(({ id }) => id);
    }
  },
);
