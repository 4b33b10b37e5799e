import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { endOf } from './endpoint.ts';

const here = 'http://127.0.0.1:5984';
const basic = `Basic ${Buffer.from('a:b c').toString('base64')}`;

suite('an end of a replication', () => {
  test('a name is a database here, reached as the caller', () => {
    assert.deepEqual(endOf('school/x', here, 'Bearer t'), {
      url: `${here}/school%2Fx`,
      headers: { authorization: 'Bearer t' },
    });
  });

  test('credentials leave the address for a header', () => {
    assert.deepEqual(endOf('http://a:b%20c@host/db', here, 'Bearer t'), {
      url: 'http://host/db',
      headers: { authorization: basic },
    });
  });

  test('headers and auth of an object are used; the caller is not', () => {
    const url = 'http://host/db/';
    assert.deepEqual(
      endOf({ url, headers: { Authorization: 'X y' } }, here, 'Z'),
      {
        url: 'http://host/db',
        headers: { authorization: 'X y' },
      },
    );
    const auth = { basic: { username: 'a', password: 'b c' } };
    assert.equal(
      endOf({ url, auth }, here, 'Z').headers['authorization'],
      basic,
    );
  });

  test('anything else is refused', () => {
    for (const bad of [
      undefined,
      1,
      {},
      { url: 'file:///etc/passwd' },
      { url: 'odd' },
    ])
      assert.throws(() => endOf(bad, here, undefined), { status: 400 });
  });
});
