import assert from 'node:assert/strict';
import { before, suite, test } from 'node:test';
import { keyPairOf, rsa } from '../../../../tests/support/key-pair-of.ts';
import { sign, type How } from '../../../../tests/identity/saml/sign.ts';
import type { KeyPair } from '../key-pair.ts';
import { childOf } from '../response/nodes.ts';
import { SamlRefusal } from '../response/saml-refusal.ts';
import { outlined, signedRoot } from './signed-root.ts';

const request =
  '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1">' +
  '<saml:Issuer>https://idp.example</saml:Issuer><saml:NameID>_name</saml:NameID></samlp:LogoutRequest>';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';

suite('a message that is signed as a whole', () => {
  let keys: KeyPair;
  let others: KeyPair;
  before(async () => {
    [keys, others] = await Promise.all([
      keyPairOf(rsa(2048)),
      keyPairOf(rsa(2048)),
    ]);
  });
  const signedBy = (by: KeyPair, how: Partial<How> = {}, xml = request) =>
    sign(xml, by, { path: '/*', ...how });
  const read = (xml: string, by = keys) => signedRoot(xml, [by.certificate]);
  const refuses = (xml: string, code: string) => {
    assert.throws(
      () => outlined(xml),
      (error) => error instanceof SamlRefusal && error.code === code,
    );
    assert.equal(read(xml), undefined);
  };

  test('is read from what was signed', () => {
    const root = read(signedBy(keys));
    assert.equal(root?.getAttribute('ID'), '_1');
    assert.equal(childOf(root, 'ds:Signature'), undefined);
  });

  test('has exactly one Signature, in its own place', () => {
    assert.equal(read(request), undefined);
    const good = signedBy(keys);
    const [signature = ''] =
      /<ds:Signature .*<\/ds:Signature>/s.exec(signedBy(others)) ?? [];
    const beside = (place: string) =>
      good.replace(place, `${signature}${place}`);
    assert.ok(read(good) && good !== beside('<saml:Issuer>'));
    refuses(beside('<saml:Issuer>'), 'structure');
    refuses(beside('</samlp:LogoutRequest>'), 'structure');
    refuses(beside('</ds:SignedInfo>'), 'structure');
    refuses(beside('</saml:NameID>'), 'structure');
  });

  test('holds nothing that no provider sends', () => {
    for (const more of [
      '<samlp:Extensions/>',
      '<saml:NameID>_other</saml:NameID>',
      '<saml:Assertion ID="_2"/>',
      '<x/>',
    ])
      refuses(
        signedBy(keys, {}, request.replace('<saml:NameID>', `${more}$&`)),
        'structure',
      );
  });

  test('is signed by RSA and SHA-2 over itself, canonically', () => {
    for (const how of [
      { signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' },
      { digest: 'http://www.w3.org/2000/09/xmldsig#sha1' },
      { transforms: [exclusive] },
      { uri: '' as const },
      { path: "//*[local-name(.)='NameID']" },
    ])
      assert.equal(read(signedBy(keys, how)), undefined, JSON.stringify(how));
  });

  test('is signed by one of theirs, and none that is weak', async () => {
    assert.equal(read(signedBy(others)), undefined);
    assert.ok(
      signedRoot(
        signedBy(keys),
        [others, keys].map((one) => one.certificate),
      ),
    );
    const weak = await keyPairOf(rsa(1024));
    assert.equal(read(signedBy(weak), weak), undefined);
  });
});
