import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import {
  startTestServer,
  type TestServer,
} from '../../tests/support/test-server.ts';

const year = 31_536_000;

suite('security headers', () => {
  let server: TestServer;
  let open: { url: string; stop: (graceMs: number) => Promise<void> };
  before(async () => {
    server = await startTestServer();
    open = await server.second({ PUBLIC_ORIGIN: 'https://portale.example.it' });
  });
  after(async () => {
    await open.stop(0);
    await server.close();
  });
  const headersOf = async (path: string, url = server.url) => {
    const headers = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };
    return (await fetch(url + path, { headers })).headers;
  };
  const directives = (headers: Headers) =>
    Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split(';').map((one) => {
        const [name = '', ...values] = one.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );

  test('of a page allow what is named, and nothing else', async () => {
    assert.deepEqual(directives(await headersOf('/')), {
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data: blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'lit-html portal-worker',
    });
  });

  test('of a page keep other windows, sites and devices away', async () => {
    const headers = await headersOf('/');
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('x-frame-options'), 'SAMEORIGIN');
    const permissions = headers.get('permissions-policy') ?? '';
    for (const one of ['camera', 'geolocation', 'microphone', 'payment'])
      assert.ok(permissions.includes(`${one}=()`), one);
    for (const one of ['create', 'get'])
      assert.ok(permissions.includes(`publickey-credentials-${one}=(self)`));
  });

  test('of the server’s own pages allow no script at all', async () => {
    const headers = await headersOf('/auth/unbound');
    const { 'style-src': style, ...others } = directives(headers);
    assert.match(style ?? '', /^'sha256-[\w+/]{43}='$/);
    assert.deepEqual(others, {
      'default-src': "'none'",
      'font-src': "'self'",
      'img-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(headers.get('referrer-policy'), 'same-origin');
  });

  test('of data let it be taken for nothing else, and kept by nobody', async () => {
    for (const path of ['/auth/session', '/auth/ways', '/sync/town/_changes']) {
      const headers = await headersOf(path);
      assert.deepEqual(directives(headers), {
        'default-src': "'none'",
        'frame-ancestors': "'none'",
      });
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-type') ?? '', /^application\/json/);
    }
  });

  test('bind browsers to https for a year, everywhere alike, once the portal is public', async () => {
    for (const path of ['/', '/auth/session', '/auth/unbound', '/db/registry'])
      assert.equal(
        (await headersOf(path, open.url)).get('strict-transport-security'),
        `max-age=${year}; includeSubDomains`,
        path,
      );
    const headers = await headersOf('/auth/session');
    assert.equal(headers.get('strict-transport-security'), null);
  });

  test('say nothing of what the server is made of', async () => {
    for (const path of ['/', '/auth/session', '/nothing']) {
      const headers = await headersOf(path);
      assert.equal(headers.get('server'), null);
      assert.equal(headers.get('x-powered-by'), null);
    }
  });
});
