import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { contract } from './contract.ts';

const md5 = (data: Uint8Array | string) =>
  createHash('md5')
    .update(typeof data === 'string' ? data : new Uint8Array(data))
    .digest('base64');

contract('attachments', (couch) => {
  const { request, open, database } = couch;
  const put = (path: string, body: string | Buffer, type = 'text/plain') =>
    request('PUT', path, { body, headers: { 'content-type': type } });

  test('PUT /db/id/name makes a document with an attachment; GET gives bytes, type and length', async () => {
    const path = await database();
    const saved = await put(`${path}/a/lettera.txt`, 'Gentile famiglia');
    assert.equal(saved.status, 201);
    const answer = await request('GET', `${path}/a/lettera.txt`);
    assert.equal(answer.body, 'Gentile famiglia');
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    const doc = await request('GET', `${path}/a`);
    const stub = doc.at('_attachments', 'lettera.txt');
    assert.equal(doc.at('_attachments', 'lettera.txt', 'stub'), true);
    assert.equal(
      doc.at('_attachments', 'lettera.txt', 'length'),
      16,
      JSON.stringify(stub),
    );
    assert.equal(doc.at('_attachments', 'lettera.txt', 'revpos'), 1);
  });

  test('binary attachments come back byte for byte, with digest and ETag', async () => {
    const path = await database();
    const bytes = Buffer.from(
      Array.from({ length: 5000 }, (_, n) => (n * 7) % 256),
    );
    await put(`${path}/a/f.bin`, bytes, 'application/octet-stream');
    const response = await open('GET', `${path}/a/f.bin`);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), bytes);
    assert.equal(response.headers.get('content-length'), '5000');
    const etag = response.headers.get('etag') ?? '';
    assert.equal(etag, `"${md5(new Uint8Array(bytes))}"`);
    const again = await request('GET', `${path}/a/f.bin`, {
      headers: { 'if-none-match': etag },
    });
    assert.equal(again.status, 304);
    const head = await request('HEAD', `${path}/a/f.bin`);
    assert.equal(head.status, 200);
    assert.equal(head.headers.get('content-length'), '5000');
  });

  test('an attachment added to a document keeps its fields and the other attachments', async () => {
    const path = await database();
    const first = await request('PUT', `${path}/a`, { body: { n: 1 } });
    const second = await put(
      `${path}/a/one.txt?rev=${first.text('rev')}`,
      'one',
    );
    await put(`${path}/a/two.txt?rev=${second.text('rev')}`, 'two');
    const doc = await request('GET', `${path}/a`);
    assert.equal(doc.at('n'), 1);
    assert.equal(doc.at('_attachments', 'one.txt', 'revpos'), 2);
    assert.equal(doc.at('_attachments', 'two.txt', 'revpos'), 3);
  });

  test('an attachment needs the right revision: 409', async () => {
    const path = await database();
    await request('PUT', `${path}/a`, { body: {} });
    assert.equal((await put(`${path}/a/f.txt`, 'x')).status, 409);
    assert.equal((await put(`${path}/a/f.txt?rev=1-abc`, 'x')).status, 409);
  });

  test('DELETE /db/id/name?rev= takes the attachment away and leaves the document', async () => {
    const path = await database();
    const saved = await put(`${path}/a/f.txt`, 'x');
    const gone = await request(
      'DELETE',
      `${path}/a/f.txt?rev=${saved.text('rev')}`,
    );
    assert.equal(gone.status, 200);
    assert.equal((await request('GET', `${path}/a/f.txt`)).status, 404);
    assert.equal((await request('GET', `${path}/a`)).status, 200);
    const old = await request(
      'GET',
      `${path}/a/f.txt?rev=${saved.text('rev')}`,
    );
    assert.equal(old.body, 'x');
  });

  test('a name may hold a slash and odd characters', async () => {
    const path = await database();
    const saved = await put(`${path}/a/cartella/file%20%C3%A8.txt`, 'x');
    assert.equal(saved.status, 201);
    const doc = await request('GET', `${path}/a`);
    assert.equal(doc.at('_attachments', 'cartella/file è.txt', 'length'), 1);
    const answer = await request('GET', `${path}/a/cartella/file%20%C3%A8.txt`);
    assert.equal(answer.body, 'x');
  });

  test('inline base64 in a document is stored; ?attachments=true gives it back', async () => {
    const path = await database();
    const data = Buffer.from('ciao').toString('base64');
    const body = {
      _attachments: { 'f.txt': { content_type: 'a/b', data } },
    };
    await request('PUT', `${path}/a`, { body });
    const doc = await request('GET', `${path}/a?attachments=true`);
    assert.equal(doc.at('_attachments', 'f.txt', 'data'), data);
    assert.equal(
      doc.at('_attachments', 'f.txt', 'digest'),
      `md5-${md5('ciao')}`,
    );
  });

  test('a stub keeps the attachment through an edit; a stub of nothing answers 412', async () => {
    const path = await database();
    const saved = await put(`${path}/a/f.txt`, 'kept');
    const stub = { stub: true, content_type: 'text/plain' };
    const edit = await request('PUT', `${path}/a`, {
      body: { n: 2, _rev: saved.text('rev'), _attachments: { 'f.txt': stub } },
    });
    assert.equal(edit.status, 201);
    assert.equal((await request('GET', `${path}/a/f.txt`)).body, 'kept');
    const wrong = await request('PUT', `${path}/a`, {
      body: { _rev: edit.text('rev'), _attachments: { 'g.txt': stub } },
    });
    assert.equal(wrong.status, 412);
    assert.equal(wrong.at('error'), 'missing_stub');
  });

  test('an edit without _attachments drops them', async () => {
    const path = await database();
    const saved = await put(`${path}/a/f.txt`, 'x');
    await request('PUT', `${path}/a`, { body: { _rev: saved.text('rev') } });
    assert.equal(
      (await request('GET', `${path}/a`)).at('_attachments'),
      undefined,
    );
  });

  test('base64 that is none answers 400', async () => {
    const path = await database();
    const body = { _attachments: { f: { content_type: 'a/b', data: '**' } } };
    assert.equal((await request('PUT', `${path}/a`, { body })).status, 400);
  });

  test('_bulk_get?attachments=true gives the bytes as base64', async () => {
    const path = await database();
    await put(`${path}/a/f.txt`, 'ciao');
    const answer = await request('POST', `${path}/_bulk_get?attachments=true`, {
      body: { docs: [{ id: 'a' }] },
    });
    assert.equal(
      answer.at('results', 0, 'docs', 0, 'ok', '_attachments', 'f.txt', 'data'),
      Buffer.from('ciao').toString('base64'),
    );
  });

  test('an empty attachment is an attachment', async () => {
    const path = await database();
    const body = {
      _attachments: { f: { content_type: 'text/plain', data: '' } },
    };
    await request('PUT', `${path}/a`, { body });
    const answer = await request('GET', `${path}/a/f`);
    assert.equal(answer.status, 200);
    assert.equal(answer.body, '');
  });
});
