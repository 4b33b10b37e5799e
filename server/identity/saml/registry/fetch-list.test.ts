import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { suite, test } from 'node:test';
import { fetchList } from './fetch-list.ts';

/** What comes of a registry that answers so. */
async function fetched(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await fetchList(`http://127.0.0.1:${port}/list`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

suite('a list that is asked for', () => {
  test('comes as it was sent', async () => {
    assert.equal(await fetched((_, to) => to.end('["è"]')), '["è"]');
  });

  test('does not come from elsewhere', async () => {
    await assert.rejects(
      fetched((request, to) => {
        if (request.url === '/other') to.end('[]');
        else to.writeHead(302, { location: '/other' }).end();
      }),
    );
  });

  test('does not come with an error', async () => {
    for (const status of [404, 500])
      await assert.rejects(
        fetched((_, to) => to.writeHead(status).end('[]')),
        new RegExp(String(status)),
      );
  });

  test('does not come without end', async () => {
    const much = 'x'.repeat(1_000_000);
    await assert.rejects(
      fetched((_, to) => {
        for (let sent = 0; sent < 6; sent += 1) to.write(much);
        to.end();
      }),
      /too large/,
    );
  });
});
