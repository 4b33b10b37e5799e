import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { suite, test } from 'node:test';
import { makeKeys } from '../saml/development-keys.ts';
import { postForm } from './post-form.ts';

const options = { timeout: 2000, most: 1000 };

async function serving<T>(
  server: Server,
  use: (port: number) => Promise<T>,
): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}
const answering = <T>(
  listener: RequestListener,
  use: (url: string) => Promise<T>,
) =>
  serving(createServer(listener), (port) => use(`http://127.0.0.1:${port}/a`));

suite('a form posted from server to server', () => {
  test('carries its fields escaped', async () => {
    const sent = await answering(
      (request, response) => void request.pipe(response),
      (url) => postForm(url, { a: 'x;y&z=/ù', b: '' }, options),
    );
    assert.equal(sent, 'a=x%3By%26z%3D%2F%C3%B9&b=');
  });

  test('is answered by 200 or not at all', async () => {
    for (const status of [204, 301, 302, 307, 404, 500])
      await assert.rejects(
        answering(
          (_, response) =>
            response.writeHead(status, { location: '/b' }).end('x'),
          (url) => postForm(url, {}, options),
        ),
        /not 200/,
        String(status),
      );
  });

  test('is given up when the answer comes too slowly, drop by drop', async () => {
    let drops: NodeJS.Timeout | undefined;
    await assert.rejects(
      answering(
        (_, response) => {
          drops = setInterval(() => response.write('x'), 20);
        },
        (url) => postForm(url, {}, { ...options, timeout: 200 }),
      ),
      { name: /AbortError|TimeoutError/ },
    );
    clearInterval(drops);
  });

  test('is given up when the answer is too long, or no UTF-8', async () => {
    for (const body of ['x'.repeat(1001), Buffer.from([0xff])])
      await assert.rejects(
        answering(
          (_, response) => response.end(body),
          (url) => postForm(url, {}, options),
        ),
      );
  });

  test('goes to nobody whose certificate is not vouched for, whatever the environment says', async () => {
    const { key, certificate: cert } = await makeKeys(
      {
        organization: 'Prova',
        entityId: 'https://localhost',
        ipaCode: 'c_z999',
        locality: 'Prova',
      },
      new Date(),
    );
    const server = createSecureServer({ key, cert }, (_, response) =>
      response.end('x'),
    );
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      await assert.rejects(
        serving(server, (port) =>
          postForm(`https://localhost:${port}/`, {}, options),
        ),
        /self-signed|unable to verify|altnames/,
      );
    } finally {
      if (before === undefined)
        delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });
});
