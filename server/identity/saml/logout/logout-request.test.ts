import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { XmlFault } from '../parse-xml.ts';
import { parse } from '../response/parse.ts';
import { isCurrent, readLogoutRequest } from './logout-request.ts';

const slo = 'https://portale.example/auth/spid/slo';
const written = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0" IssueInstant="2026-11-23T10:00:00Z" Destination="${slo}"><saml:Issuer>https://idp.example</saml:Issuer><saml:NameID>_name</saml:NameID><samlp:SessionIndex>_a</samlp:SessionIndex><samlp:SessionIndex>_b</samlp:SessionIndex></samlp:LogoutRequest>`;
const read = (xml = written) => readLogoutRequest(parse(xml));
const changed = (from: string, to: string) => {
  assert.ok(written.includes(from), from);
  return written.replace(from, to);
};
const at = (time: string) => new Date(`2026-11-23T${time}Z`);

suite('a LogoutRequest', () => {
  test('names a session at its provider', () => {
    const { id, issuer, nameId, sessionIndexes } = read();
    assert.deepEqual(
      { id, issuer, nameId, sessionIndexes },
      {
        ...{ id: '_1', issuer: 'https://idp.example', nameId: '_name' },
        sessionIndexes: ['_a', '_b'],
      },
    );
  });

  test('is none without what makes it one', () => {
    for (const [from, to] of [
      ['Version="2.0"', 'Version="1.1"'],
      ['Version="2.0"', ''],
      ['ID="_1"', 'ID="1"'],
      ['ID="_1"', 'ID="_1 _2"'],
      ['ID="_1"', ''],
      ['10:00:00Z', '10:00:00'],
      ['2026-11-23T10:00:00Z', '23 Nov 2026'],
      ['2026-11-23T10:00:00Z', '2026-13-23T10:00:00Z'],
      ['_name', ''],
      ['<saml:NameID>_name</saml:NameID>', ''],
      ['<saml:NameID>', '<saml:NameID>_other</saml:NameID><saml:NameID>'],
      ['https://idp.example', ''],
    ] as const)
      assert.throws(() => read(changed(from, to)), XmlFault, `${from} ${to}`);
    assert.throws(
      () => read(written.replaceAll('LogoutRequest', 'LogoutResponse')),
      XmlFault,
    );
  });

  test('is current at its address, near its instant', () => {
    const request = read();
    for (const time of ['09:57:00', '10:00:00', '10:09:59'])
      assert.ok(isCurrent(request, slo, at(time)), time);
    for (const time of ['09:56:59', '10:10:00'])
      assert.ok(!isCurrent(request, slo, at(time)), time);
    assert.ok(!isCurrent(request, `${slo}/other`, at('10:00:00')));
  });

  test('is void from its NotOnOrAfter, by clocks that differ by three minutes', () => {
    const request = read(
      changed('Version=', 'NotOnOrAfter="2026-11-23T10:01:00Z" Version='),
    );
    assert.ok(isCurrent(request, slo, at('10:03:59')));
    assert.ok(!isCurrent(request, slo, at('10:04:00')));
  });
});
