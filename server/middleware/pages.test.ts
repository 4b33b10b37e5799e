import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import {
  startTestServer,
  type TestServer,
} from '../../tests/support/test-server.ts';

const navigation = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };

suite('the app’s files', () => {
  let dir: string;
  let server: TestServer;
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'client-'));
    const client = join(dir, 'client');
    await mkdir(join(client, 'chunks'), { recursive: true });
    const write = (path: string, text: string | Buffer) =>
      writeFile(join(client, path), text);
    await write('index.html', '<!doctype html><title>Portale</title>');
    await write('sw.js', 'self.x = 1;');
    await write('main.js', 'import "./chunks/a-1.js";');
    await write('main.js.br', brotliCompressSync('import "./chunks/a-1.js";'));
    await write('chunks/a-1.js', 'export {};');
    await write('.hidden.js', 'secret');
    await writeFile(join(dir, 'outside.js'), 'secret');
    server = await startTestServer({ CLIENT_DIR: client });
  });
  after(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  /** The path as it is: fetch would tidy it up. */
  const get = (
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ) =>
    new Promise<{
      status: number | undefined;
      headers: Record<string, string | string[] | undefined>;
      body: string;
    }>((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path, method, headers }, (response) => {
        let body = '';
        response.setEncoding('latin1');
        response.on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => {
          resolve({
            status: response.statusCode,
            headers: response.headers,
            body,
          });
        });
      })
        .on('error', reject)
        .end();
    });

  test('are kept for ever when their name holds their hash, and else asked for again', async () => {
    const caching = async (path: string) =>
      (await get(path)).headers['cache-control'];
    assert.equal(
      await caching('/chunks/a-1.js'),
      'public, max-age=31536000, immutable',
    );
    for (const path of ['/', '/index.html', '/sw.js', '/main.js'])
      assert.equal(await caching(path), 'no-cache', path);
    const { headers } = await get('/main.js');
    const again = await get('/main.js', {
      'if-none-match': String(headers['etag']),
    });
    assert.equal(again.status, 304);
    assert.equal(again.body, '');
  });

  test('come packed by brotli as they were built', async () => {
    const packed = await get('/main.js', { 'accept-encoding': 'gzip, br' });
    assert.equal(packed.headers['content-encoding'], 'br');
    assert.equal(
      packed.headers['content-type'],
      'text/javascript; charset=utf-8',
    );
    assert.match(String(packed.headers['vary']), /Accept-Encoding/);
    assert.equal((await get('/main.js')).body, 'import "./chunks/a-1.js";');
  });

  test('open the app at every route, for navigations only', async () => {
    for (const path of ['/', '/presenze', '/comunicazioni/x-1', '/login?x=1']) {
      const page = await get(path, navigation);
      assert.equal(page.status, 200, path);
      assert.match(page.body, /Portale/);
      assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    }
    assert.equal(
      (await get('/presenze', { 'sec-fetch-mode': 'cors' })).status,
      404,
    );
    assert.equal((await get('/chunks/gone-2.js')).status, 404);
    for (const path of ['/db', '/sync', '/auth']) {
      const none = await get(path, navigation);
      assert.equal(none.status, 404, path);
      assert.deepEqual(JSON.parse(none.body), { error: 'not-found' }, path);
    }
    assert.equal((await get('/presenze', navigation, 'POST')).status, 404);
  });

  test('lead nowhere outside their folder', async () => {
    for (const path of [
      '/../outside.js',
      '/chunks/../../outside.js',
      '/%2e%2e/outside.js',
      '/..%2foutside.js',
      '/chunks/..%5c..%5coutside.js',
      '/.hidden.js',
      '//outside.js',
      '/chunks',
      '/main.js%00.html',
      '/%',
    ]) {
      const { status, body } = await get(path);
      assert.ok(status === 404 || status === 400, `${path} ${String(status)}`);
      assert.ok(!body.includes('secret'), path);
      assert.ok(!body.includes('<'), path);
    }
  });

  test('may run nothing inline, reach no other origin and be framed by nobody', async () => {
    const { headers } = await get('/', navigation);
    const policy = String(headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      assert.ok(policy.includes(part), part);
    assert.ok(!/unsafe|\*|https?:/.test(policy), policy);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.match(String(headers['permissions-policy']), /camera=\(\)/);
    assert.equal(headers['x-powered-by'], undefined);
    assert.equal(headers['strict-transport-security'], undefined);
  });

  test('bind browsers to https when the portal is public', async () => {
    const second = await server.second({
      PUBLIC_ORIGIN: 'https://portale.example.it',
    });
    const page = await fetch(second.url, { headers: navigation });
    const data = await fetch(`${second.url}/auth/session`);
    for (const { headers } of [page, data])
      assert.match(
        headers.get('strict-transport-security') ?? '',
        /^max-age=31536000/,
      );
    await second.stop(0);
  });

  test('are not needed to say that the server is well', async () => {
    const say = async (path: string) => {
      const { status, body } = await get(path);
      return [status, JSON.parse(body) as unknown];
    };
    assert.deepEqual(await say('/healthz'), [200, { ok: true }]);
    assert.deepEqual(await say('/readyz'), [200, { ok: true }]);
    server.proxy.rule(() => ({ do: 'refuse' }));
    assert.deepEqual(await say('/healthz'), [200, { ok: true }]);
    assert.deepEqual(await say('/readyz'), [
      503,
      { error: 'couch-away', retryAfter: 5 },
    ]);
    server.proxy.rule(undefined);
  });
});
