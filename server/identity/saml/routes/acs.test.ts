import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { person } from '../../../../tests/support/saml-idp.ts';
import {
  cookieJar,
  samlRig,
  type SamlRig,
} from '../../../../tests/support/saml-rig.ts';
import { AppError } from '../../../errors.ts';
import { anomalyPage } from './courtesy.ts';

suite('an answer of an identity provider', () => {
  let rig: SamlRig;
  before(async () => {
    rig = await samlRig();
  });
  after(() => {
    rig.close();
  });

  const right = (id: string) => ({
    inResponseTo: id,
    acs: `${rig.url}/auth/spid/acs`,
    audience: rig.url,
  });

  async function attempt(more: object = {}, query = '') {
    const jar = cookieJar();
    const { id } = await rig.start(jar, query);
    return rig.answer(jar, rig.idp.answer({ ...right(id), ...more }));
  }

  test('lets in whom it names, where they were going', async () => {
    const response = await attempt(
      {},
      '&returnTo=%2Fpresenze%3Fmese%3D3&as=staff',
    );
    assert.equal(response.status, 200);
    assert.equal(await response.text(), 'benvenuta, /presenze?mese=3');
    const claims = rig.admitted.at(-1);
    assert.equal(claims?.scheme, 'spid');
    assert.equal(claims.issuer, rig.idp.entityId);
    assert.equal(claims.subject, person.spidCode);
    assert.equal(claims.fiscalCode, 'PRVDAA80A41H501A');
    assert.equal(claims.level, 2);
  });

  test('is on record with its request, and the person’s claims name the record', async () => {
    await attempt({ id: '_response-1', assertionId: '_assertion-1' });
    const record = await rig.records.read(rig.admitted.at(-1)?.record ?? '');
    assert.equal(record?.scheme, 'spid');
    assert.match(record.request, /^<samlp:AuthnRequest /);
    assert.match(record.answer, /TINIT-PRVDAA80A41H501A/);
    assert.equal(record.facts['responseId'], '_response-1');
    assert.equal(record.facts['assertionId'], '_assertion-1');
    assert.ok(record.request.includes(record.facts['requestId'] ?? '?'));
    assert.equal(
      record.facts['assertionSubjectNameQualifier'],
      rig.idp.entityId,
    );
    const left = [...rig.portal.docs.keys()].filter((id) =>
      id.startsWith('asked:'),
    );
    assert.deepEqual(left, []);
  });

  test('is taken from the browser that asked, once', async () => {
    const jar = cookieJar();
    const { id } = await rig.start(jar);
    const answer = rig.idp.answer(right(id));
    const count = rig.admitted.length;
    assert.equal((await rig.answer(cookieJar(), answer)).status, 403);
    const both = await Promise.all([
      rig.answer(jar, answer),
      rig.answer(jar, answer),
    ]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 403]);
    assert.equal((await rig.answer(jar, answer)).status, 403);
    assert.equal(rig.admitted.length, count + 1);
  });

  test('is not taken when its ids were taken before, even for another request', async () => {
    assert.equal((await attempt({ id: '_twice' })).status, 200);
    assert.equal((await attempt({ id: '_twice' })).status, 403);
    assert.equal((await attempt({ assertionId: '_again' })).status, 200);
    assert.equal((await attempt({ assertionId: '_again' })).status, 403);
  });

  test('is not taken 15 minutes after the request', async () => {
    const jar = cookieJar();
    const { id } = await rig.start(jar);
    rig.clock.ms = 901_000;
    const at = new Date(Date.now() + rig.clock.ms);
    const response = await rig.answer(
      jar,
      rig.idp.answer({ ...right(id), at }),
    );
    rig.clock.ms = 0;
    assert.equal(response.status, 403);
    assert.match(await response.text(), /Accesso scaduto/);
  });

  test('is refused, with a page that tells nothing, when it is not for us', async () => {
    for (const wrong of [
      { audience: 'https://other.example' },
      { acs: 'https://other.example/acs' },
      { at: new Date(Date.now() - 600_000) },
      { at: new Date(Date.now() + 600_000) },
      { attributes: { name: 'Ada' } },
    ]) {
      const response = await attempt(wrong);
      assert.equal(response.status, 403);
      const page = await response.text();
      assert.match(page, /Accesso non riuscito/);
      assert.doesNotMatch(page, /audience|destination|PRVDAA/i);
    }
  });

  test('is refused when somebody else signed it, or nobody asked', async () => {
    const jar = cookieJar();
    const { id } = await rig.start(jar);
    const forger = await samlRig();
    const forged = forger.idp.answer(right(id));
    forger.close();
    assert.equal((await rig.answer(jar, forged)).status, 403);
    const unsolicited = rig.idp.answer(
      right('_0f8fad5b-d9cb-469f-a165-70867728950e'),
    );
    assert.equal((await rig.answer(jar, unsolicited)).status, 403);
  });

  for (const code of [19, 20, 21, 22, 23, 24, 25, 30])
    test(`with anomaly ${code} tells the person what happened, and is on record`, async () => {
      const records = () =>
        [...rig.portal.docs.keys()].filter((id) => id.startsWith('record:'))
          .length;
      const count = records();
      const response = await attempt(
        { anomaly: code },
        '&returnTo=%2Fmessaggi',
      );
      assert.equal(response.status, 403);
      const page = await response.text();
      assert.ok(page.includes(anomalyPage('spid', code)?.title ?? '?'));
      assert.ok(page.includes('href="/messaggi"'));
      assert.equal(records(), count + 1);
    });

  test('with any other error says the same of all', async () => {
    const pages = await Promise.all(
      [1, 8, 18, 99].map(async (anomaly) =>
        (await attempt({ anomaly })).text(),
      ),
    );
    assert.equal(new Set(pages).size, 1);
    assert.match(pages[0] ?? '', /Accesso non riuscito/);
  });

  test('that is none is answered with 400, whatever it is, and nothing of it is kept', async () => {
    const jar = cookieJar();
    await rig.start(jar);
    const post = (body: string, headers: Record<string, string> = {}) =>
      jar.fetch(`${rig.url}/auth/spid/acs`, { method: 'POST', body, headers });
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const size = rig.portal.docs.size;
    for (const [body, headers] of [
      ['', form],
      ['SAMLResponse=', form],
      ['SAMLResponse=%%%', form],
      ['SAMLResponse=AAAA', form],
      ['SAMLResponse=PGEvPg==&SAMLResponse=PGEvPg==', form],
      [
        `SAMLResponse=${Buffer.from('<!DOCTYPE a><a/>').toString('base64url')}`,
        form,
      ],
      [`SAMLResponse=${'A'.repeat(200_000)}`, form],
      ['{"SAMLResponse":"PGEvPg=="}', { 'content-type': 'application/json' }],
      ['SAMLResponse=PGEvPg==', { ...form, 'content-encoding': 'gzip' }],
    ] as const) {
      const response = await post(body, headers);
      assert.equal(response.status, 400);
      assert.match(
        response.headers.get('content-security-policy') ?? '',
        /default-src 'none'/,
      );
    }
    assert.equal(rig.portal.docs.size, size);
    assert.equal((await jar.fetch(`${rig.url}/auth/spid/acs`)).status, 404);
  });

  test('that comes while the database is away is answered with a page', async () => {
    const jar = cookieJar();
    const { id } = await rig.start(jar);
    rig.cutDatabase(new AppError('couch-away'));
    const response = await rig.answer(jar, rig.idp.answer(right(id)));
    rig.cutDatabase(undefined);
    assert.equal(response.status, 503);
    assert.match(await response.text(), /Il portale non risponde/);
  });
});

suite('an answer of the identity provider of CIE', () => {
  let rig: SamlRig;
  before(async () => {
    rig = await samlRig('cie');
  });
  after(() => {
    rig.close();
  });

  test('lets in by codice fiscale, with CIE’s attributes alone', async () => {
    const jar = cookieJar();
    const { id, xml } = await rig.start(jar);
    assert.match(xml, /ForceAuthn="true"/);
    const { name, familyName, dateOfBirth, fiscalNumber } = person;
    const response = await rig.answer(
      jar,
      rig.idp.answer({
        inResponseTo: id,
        acs: `${rig.url}/auth/cie/acs`,
        audience: rig.url,
        attributes: { name, familyName, dateOfBirth, fiscalNumber },
      }),
    );
    assert.equal(response.status, 200);
    assert.equal(rig.admitted[0]?.scheme, 'cie');
    assert.equal(rig.admitted[0].subject, 'PRVDAA80A41H501A');
  });
});
