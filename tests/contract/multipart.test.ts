import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { contract } from './contract.ts';

const crlf = (...lines: string[]) => lines.join('\r\n');

/** A document in two parts, as a CouchDB replicator writes it. */
function related(doc: object, data: Buffer): Buffer {
  const parts = [
    Buffer.from(
      crlf(
        '--cut',
        'Content-Type: application/json',
        '',
        JSON.stringify(doc),
        '--cut',
        'Content-Disposition: attachment; filename="f.txt"',
        'Content-Type: text/plain',
        '',
        '',
      ),
    ),
    data,
    Buffer.from('\r\n--cut--'),
  ];
  return Buffer.concat(parts.map((part) => new Uint8Array(part)));
}

contract('multipart, as a CouchDB replicator speaks it', (couch) => {
  const { request, open, database } = couch;
  const headers = { 'content-type': 'multipart/related; boundary="cut"' };
  const docOf = (attachment: object) => ({
    _id: 'a',
    _rev: '2-bbb',
    _revisions: { start: 2, ids: ['bbb', 'aaa'] },
    _attachments: {
      'f.txt': { content_type: 'text/plain', revpos: 1, ...attachment },
    },
  });

  test('PUT ?new_edits=false with multipart/related stores revision and attachment', async () => {
    const path = await database();
    const text = 'una lettera\r\n--con righe';
    const body = related(
      docOf({ follows: true, length: text.length }),
      Buffer.from(text),
    );
    const saved = await request('PUT', `${path}/a?new_edits=false`, {
      body,
      headers,
    });
    assert.equal(saved.status, 201);
    assert.equal(saved.at('rev'), '2-bbb');
    assert.equal((await request('GET', `${path}/a/f.txt`)).body, text);
  });

  test('an attachment that comes gzip-encoded is stored as it was', async () => {
    const path = await database();
    const text = 'molto testo '.repeat(200);
    const packed = gzipSync(text);
    const body = related(
      docOf({
        follows: true,
        encoding: 'gzip',
        length: text.length,
        encoded_length: packed.length,
      }),
      packed,
    );
    await request('PUT', `${path}/a?new_edits=false`, { body, headers });
    assert.equal((await request('GET', `${path}/a/f.txt`)).body, text);
  });

  test('a body that is cut short stores nothing', async () => {
    const path = await database();
    const whole = related(
      docOf({ follows: true, length: 4 }),
      Buffer.from('ciao'),
    );
    const answer = await request('PUT', `${path}/a?new_edits=false`, {
      body: whole.subarray(0, whole.length - 14),
      headers,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    assert.notEqual(answer?.status, 201);
    assert.equal((await request('GET', `${path}/a`)).status, 404);
  });

  test('GET ?open_revs with Accept: multipart/mixed gives a part per revision, bytes included', async () => {
    const path = await database();
    const saved = await request('PUT', `${path}/a/f.txt`, {
      body: 'nella parte',
      headers: { 'content-type': 'application/octet-stream' },
    });
    const revs = encodeURIComponent(
      JSON.stringify([saved.text('rev'), '9-none']),
    );
    const response = await open(
      'GET',
      `${path}/a?revs=true&open_revs=${revs}&latest=true`,
      { headers: { accept: 'multipart/mixed' } },
    );
    const type = response.headers.get('content-type') ?? '';
    assert.match(type, /^multipart\/mixed; *boundary=/);
    const body = await response.text();
    assert.match(body, /content-type: multipart\/related; *boundary=/i);
    assert.match(body, /"follows":true/);
    assert.match(body, /\r\n\r\nnella parte\r\n--/);
    assert.match(body, /content-type: application\/json; *error="true"/i);
    assert.match(body, /\{"missing":"9-none"\}/);
  });

  test('atts_since leaves out what the reader has', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a/f.txt`, {
      body: 'vecchio allegato',
      headers: { 'content-type': 'application/octet-stream' },
    });
    const rev = first.text('rev');
    const stub = { stub: true, content_type: 'application/octet-stream' };
    const second = await request('PUT', `${path}/a`, {
      body: { n: 2, _rev: rev, _attachments: { 'f.txt': stub } },
    });
    const revs = encodeURIComponent(JSON.stringify([second.text('rev')]));
    const since = encodeURIComponent(JSON.stringify([rev]));
    const response = await open(
      'GET',
      `${path}/a?revs=true&open_revs=${revs}&atts_since=${since}`,
      { headers: { accept: 'multipart/mixed' } },
    );
    const body = await response.text();
    assert.match(body, /"stub":true/);
    assert.doesNotMatch(body, /vecchio allegato/);
  });
});
