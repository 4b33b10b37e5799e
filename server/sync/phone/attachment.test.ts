import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  startTestServer,
  type TestServer,
} from '../../../tests/support/test-server.ts';

const id = 'announcement:e0000000-0000-4000-8000-000000000009';
const pdf = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  Buffer.alloc(200_000, 7),
]);
const page = Buffer.from('<script>alert(1)</script>');

suite('files of announcements', () => {
  let server: TestServer;
  let cookie: string;
  before(async () => {
    server = await startTestServer();
    const file = (name: string, contentType: string, bytes: Buffer) => ({
      listed: { name, title: 'Un file', contentType, bytes: bytes.length },
      held: { content_type: contentType, data: bytes.toString('base64') },
    });
    const files = [
      file('menu.pdf', 'application/pdf', pdf),
      file('trick.pdf', 'application/pdf', page),
      file('page.html', 'text/html', page),
    ];
    const extra = file('unlisted.pdf', 'application/pdf', pdf);
    await server.write('town', {
      _id: id,
      type: 'announcement',
      v: 1,
      at: '2026-11-23T08:00:00.000Z',
      body: {
        title: 'Menu',
        text: 'Il menu',
        office: 'Mensa',
        published: '2026-11-23T08:00:00.000Z',
        confirm: false,
        files: files.map(({ listed }) => listed),
      },
      _attachments: Object.fromEntries(
        [...files, extra].map(({ listed, held }) => [listed.name, held]),
      ),
    });
    cookie = await server.signIn('ada.prova');
  });
  after(() => server.close());

  const get = (name: string, as = cookie, of = id) =>
    fetch(`${server.url}/sync/town/${of}/${name}`, { headers: { cookie: as } });

  test('come as they are, to be shown in a box of their own', async () => {
    const response = await get('menu.pdf');
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.equal(response.headers.get('content-length'), String(pdf.length));
    assert.equal(
      response.headers.get('content-disposition'),
      'inline; filename="menu.pdf"',
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.match(
      response.headers.get('content-security-policy') ?? '',
      /sandbox/,
    );
    assert.ok(Buffer.from(await response.arrayBuffer()).equals(pdf));
  });

  test('that are not what they say, or could run, are only downloaded', async () => {
    for (const name of ['trick.pdf', 'page.html']) {
      const response = await get(name);
      assert.equal(response.status, 200);
      assert.equal(
        response.headers.get('content-type'),
        'application/octet-stream',
        name,
      );
      assert.match(
        response.headers.get('content-disposition') ?? '',
        /^attachment/,
      );
      await response.arrayBuffer();
    }
  });

  test('are there for parents, by the announcement that lists them', async () => {
    assert.equal((await get('menu.pdf', '')).status, 401);
    assert.equal(
      (await get('menu.pdf', await server.signIn('ufficio'))).status,
      404,
    );
    assert.equal(
      (await get('menu.pdf', await server.signIn('bea.altra'))).status,
      200,
    );
    assert.equal((await get('unlisted.pdf')).status, 404);
    assert.equal((await get('menu.pdf', cookie, '_design')).status, 404);
    assert.equal((await get('menu.pdf', cookie, 'service:x')).status, 404);
    assert.equal((await get('menu.pdf?rev=1-x')).status, 404);
    assert.equal((await get('..%2f..%2fportal')).status, 404);
  });

  test('are cut when CouchDB breaks off', async () => {
    server.proxy.rule(({ path }) =>
      path.endsWith('/menu.pdf')
        ? { do: 'cut', afterBytes: 100_000 }
        : { do: 'pass' },
    );
    await assert.rejects(
      async () => (await get('menu.pdf')).arrayBuffer(),
      TypeError,
    );
    server.proxy.rule(undefined);
  });
});
