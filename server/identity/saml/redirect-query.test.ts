import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { before, suite, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { makeKeys } from './development-keys.ts';
import type { KeyPair } from './key-pair.ts';
import { readRedirect, redirectTo } from './redirect-query.ts';

const xml = '<samlp:LogoutRequest ID="_1">è &amp; più</samlp:LogoutRequest>';
const subject = {
  organization: 'Comune di Prova',
  entityId: 'https://portale.example',
  ipaCode: 'c_z999',
  locality: 'Prova',
};

suite('a message in a signed query', () => {
  let keys: KeyPair;
  let others: KeyPair;
  before(async () => {
    keys = await makeKeys(subject, new Date());
    others = await makeKeys(subject, new Date());
  });

  const sent = (relayState?: string) =>
    redirectTo(
      'https://idp.example/slo',
      { message: 'SAMLRequest', xml, relayState },
      keys.key,
    );
  const query = (address: string) => address.slice(address.indexOf('?') + 1);

  test('comes back as it was written, with its state, signed', () => {
    for (const state of [undefined, 'a b+c/=&']) {
      const read = readRedirect(query(sent(state)));
      assert.equal(read?.xml, xml);
      assert.equal(read.relayState, state);
      assert.equal(read.message, 'SAMLRequest');
      assert.ok(read.signedBy([others.certificate, keys.certificate]));
    }
  });

  test('is appended to an address that has a query already', () => {
    const address = redirectTo(
      'https://idp.example/slo?a=1',
      { message: 'SAMLRequest', xml },
      keys.key,
    );
    assert.match(address, /^https:\/\/idp\.example\/slo\?a=1&SAMLRequest=/);
  });

  test('is signed as its sender encoded it, not as we would', () => {
    const lower = query(sent('x')).replace(/%[0-9A-F]{2}/g, (code) =>
      code.toLowerCase(),
    );
    assert.ok(!readRedirect(lower)?.signedBy([keys.certificate]));
  });

  test('is not believed when anything of it was changed, or the key is another', () => {
    const good = query(sent('x'));
    const read = (text: string) =>
      readRedirect(text)?.signedBy([keys.certificate]) ?? false;
    assert.ok(read(good));
    assert.ok(!readRedirect(good)?.signedBy([others.certificate]));
    const changed = deflateRawSync(xml.replace('_1', '_2')).toString('base64');
    assert.ok(
      !read(
        good.replace(
          /SAMLRequest=[^&]*/,
          `SAMLRequest=${encodeURIComponent(changed)}`,
        ),
      ),
    );
    assert.ok(!read(good.replace('RelayState=x', 'RelayState=y')));
    assert.ok(!read(good.replace('RelayState=x&', '')));
    assert.ok(
      !read(
        good.replace(
          /SigAlg=[^&]*/,
          'SigAlg=http%3A%2F%2Fwww.w3.org%2F2000%2F09%2Fxmldsig%23rsa-sha1',
        ),
      ),
    );
    assert.ok(!read(good.replace(/&Signature=.*/, '')));
    assert.ok(!read(good.replace(/&Signature=.*/, '&Signature=AAAA')));
  });

  test('is none when a field comes twice, or it is both request and response', () => {
    const good = query(sent('x'));
    assert.equal(readRedirect(`${good}&RelayState=y`), undefined);
    assert.equal(readRedirect(`${good}&SAMLResponse=AAAA`), undefined);
    assert.equal(readRedirect('RelayState=x'), undefined);
    assert.equal(readRedirect(''), undefined);
  });

  test('is signed by none of the hashes that are broken', () => {
    const sha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
    const [fields = ''] = query(sent()).split('&SigAlg=');
    const signed = `${fields}&SigAlg=${encodeURIComponent(sha1)}`;
    const signature = createSign('sha1')
      .update(signed)
      .sign(keys.key, 'base64');
    const read = readRedirect(
      `${signed}&Signature=${encodeURIComponent(signature)}`,
    );
    assert.equal(read?.xml, xml);
    assert.ok(!read.signedBy([keys.certificate]));
  });

  test('is deflated, whatever else there could be', () => {
    const encoding = 'urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding';
    const good = query(sent());
    assert.ok(readRedirect(`${good}&SAMLEncoding=${encoding}:DEFLATE`));
    assert.equal(
      readRedirect(`${good}&SAMLEncoding=${encoding}:GZIP`),
      undefined,
    );
  });

  test('is not inflated without end', () => {
    const bomb = encodeURIComponent(
      deflateRawSync('a'.repeat(10_000_000)).toString('base64'),
    );
    assert.equal(readRedirect(`SAMLRequest=${bomb}`), undefined);
    assert.equal(readRedirect('SAMLRequest=%zz'), undefined);
    assert.equal(readRedirect('SAMLRequest=!!!'), undefined);
  });
});
