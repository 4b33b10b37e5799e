import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { claimsOf } from './claims-of.ts';
import { levelOf } from './level.ts';
import { tokenOf } from './token.ts';

const now = new Date('2026-11-23T10:00:00Z');
const rossi = 'RSSMRA85D18F051Q';
const fields = {
  familyName: 'ROSSI',
  cognome: 'ROSSI',
  name: 'MARIO',
  dateOfBirth: '1985-04-18',
  data_nascita: '18/04/1985',
  fiscalNumber: `TINIT-${rossi}`,
  codice_fiscale: rossi,
  email: 'mario.rossi@example.org',
  tipo_autenticazione: 'PIN',
  login: rossi,
};
/** In the form of CohesionID-Docs, Flusso di autenticazione. */
const xmlOf = (
  more: Record<string, string> = {},
  timestamp = 'Mon, 23 Nov 2026 09:59:30 GMT',
) =>
  `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><Object Id="SignedXmlId"><profile timestamp="${timestamp}" xmlns=""><base>${Object.entries(
    { ...fields, ...more },
  )
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</base></profile></Object></Signature>`;
const claims = (
  more: Record<string, string> = {},
  user = rossi,
  timestamp?: string,
) =>
  claimsOf(tokenOf(xmlOf(more, timestamp)), {
    issuer: 'c',
    user,
    oldest: 300_000,
    now,
  });
const refused = (code: string, ...given: Parameters<typeof claims>) => {
  assert.throws(() => claims(...given), { code }, JSON.stringify(given));
};

suite('a token of Cohesion', () => {
  test('tells who somebody is', () => {
    assert.deepEqual(claims(), {
      ...{ scheme: 'cohesion', issuer: 'c', subject: rossi, level: 2 },
      ...{ fiscalCode: rossi, givenName: 'MARIO', familyName: 'ROSSI' },
      ...{ born: '1985-04-18', email: 'mario.rossi@example.org' },
      at: '2026-11-23T09:59:30.000Z',
    });
  });

  test('must name one person in all places', () => {
    const other = 'GNNBNC80A01N901V';
    refused('person', { codice_fiscale: other });
    refused('person', { fiscalNumber: `TINIT-${other}` });
    refused('person', { login: other });
    refused('person', {}, other);
    refused('person', {}, '');
    refused('person', { login: '' });
    // Somebody's code with a wrong check character is nobody's.
    const wrong = 'RSSMRA85D18F051Y';
    refused(
      'person',
      { codice_fiscale: wrong, fiscalNumber: `TINIT-${wrong}`, login: wrong },
      wrong,
    );
    assert.equal(
      claims({ fiscalNumber: '' }, rossi.toLowerCase()).subject,
      rossi,
    );
  });

  test('is of this minute, give or take what clocks differ', () => {
    refused('stale', {}, rossi, 'Mon, 23 Nov 2026 09:54:59 GMT');
    refused('stale', {}, rossi, 'Mon, 23 Nov 2026 10:01:01 GMT');
    assert.equal(
      claims({}, rossi, 'Mon, 23 Nov 2026 10:00:30 GMT').at,
      now.toISOString(),
    );
    for (const timestamp of [
      '',
      '2026-11-23T10:00:00Z',
      'Mon, 23 Nov 2026 10:00:00 +0900',
    ])
      refused('unreadable', {}, rossi, timestamp);
  });

  test('is of an adult, whose birthday counts from its day on', () => {
    const born = (dateOfBirth: string) => ({ dateOfBirth, data_nascita: '' });
    assert.equal(claims(born('2008-11-23')).born, '2008-11-23');
    refused('minor', born('2008-11-24'));
    refused('person', born('2008-02-30'));
    refused('unreadable', { data_nascita: '19/04/1985' });
    assert.equal(claims({ dateOfBirth: '' }).born, '1985-04-18');
  });

  test('may name somebody from abroad by their eIDAS identifier alone', () => {
    const id = 'FR/IT/a-1';
    const abroad = { codice_fiscale: '', fiscalNumber: '', login: id };
    const found = claims({ ...abroad, tipo_autenticazione: 'PIN' }, id);
    assert.equal(found.subject, id);
    assert.equal(found.fiscalCode, undefined);
    refused('person', abroad, 'FR/IT/a-2');
    refused('person', { ...abroad, personIdentifier: 'FR/IT/a-2' }, id);
    refused('person', { ...abroad, login: 'admin' }, 'admin');
  });

  test('is not read when a value could be read in two ways', () => {
    for (const xml of [
      xmlOf({ login: `${rossi}<!-- -->` }),
      xmlOf({ login: `<b>${rossi}</b>` }),
      xmlOf().replace('<login>', `<login>X</login><login>`),
      xmlOf().replace('</Object>', '</Object><Object><profile/></Object>'),
      xmlOf().replace('<base>', '<base/><base>'),
      xmlOf().replaceAll('Signature', 'Other'),
      `<!DOCTYPE a>${xmlOf()}`,
      xmlOf({ login: '&rossi;' }),
      xmlOf({ name: 'a\u0001b' }),
      xmlOf({ name: 'a'.repeat(501) }),
      `${xmlOf()}<a/>`,
      '',
    ])
      assert.throws(
        () => tokenOf(xml),
        { code: 'unreadable' },
        xml.slice(0, 200),
      );
    assert.throws(() => tokenOf('<a><AUTH> NO </AUTH></a>'), {
      code: 'no-session',
    });
  });

  test('says its level by how somebody proved who they are, and never more than is known', () => {
    const said = (level: number | string) =>
      Buffer.from(
        `<Response><Assertion><AuthnContextClassRef>https://www.spid.gov.it/SpidL${level}</AuthnContextClassRef></Assertion></Response>`,
      ).toString('base64');
    const level = (
      tipo_autenticazione: string,
      samlResponseBase64 = '',
      more = {},
    ) =>
      levelOf(
        tokenOf(xmlOf({ tipo_autenticazione, samlResponseBase64, ...more })),
      );
    assert.equal(level('PW', said(3)), 1);
    assert.equal(level('DRM', said(3)), 1);
    assert.equal(level('PIN'), 2);
    assert.equal(level('PIN', said(1)), 1);
    assert.equal(level('PIN', said(3)), 2);
    assert.equal(level('CF', said(3)), 3);
    assert.equal(level('CF', said(1)), 1);
    assert.equal(level('CF'), 2);
    assert.equal(level('CF', said(9)), 2);
    assert.equal(level('CF', 'PD94bWw...'), 2);
    assert.equal(level('CF', '', { codice_fiscale: '' }), 1);
    assert.equal(level('XX'), undefined);
    assert.equal(level(''), undefined);
  });
});
