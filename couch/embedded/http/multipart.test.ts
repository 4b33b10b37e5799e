import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { buildMultipart, parseMultipart } from './multipart.ts';

suite('multipart', () => {
  test('what is built is read back, bytes like a boundary included', () => {
    const parts = [
      {
        headers: { 'content-type': 'application/json' },
        body: Buffer.from('{}'),
      },
      {
        headers: { 'content-type': 'a/b' },
        body: Buffer.from('--\r\n\r\n--x'),
      },
      {
        headers: { 'content-type': 'a/b' },
        body: Buffer.from([0, 255, 13, 10]),
      },
    ];
    const { type, body } = buildMultipart('related', parts);
    const read = parseMultipart(body, type);
    assert.deepEqual(
      read.map((part) => [
        part.headers['content-type'],
        part.body.toString('hex'),
      ]),
      parts.map((part) => [
        part.headers['content-type'],
        part.body.toString('hex'),
      ]),
    );
  });

  test('a boundary may come without quotes', () => {
    const body = Buffer.from('--b\r\na: 1\r\n\r\nx\r\n--b--');
    const [part] = parseMultipart(body, 'multipart/mixed; boundary=b');
    assert.deepEqual(part?.headers, { a: '1' });
  });

  test('a body cut anywhere is refused', () => {
    const whole = Buffer.from('--b\r\na: 1\r\n\r\ntext\r\n--b--');
    for (let end = 0; end < whole.length - 1; end += 1) {
      assert.throws(
        () =>
          parseMultipart(whole.subarray(0, end), 'multipart/mixed; boundary=b'),
        { status: 400 },
        String(end),
      );
    }
  });

  test('a type without boundary is refused', () => {
    assert.throws(() => parseMultipart(Buffer.from(''), 'multipart/mixed'), {
      status: 400,
    });
  });
});
