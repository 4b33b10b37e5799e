import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { adminHeaders } from '../support/couch.ts';
import { until } from '../support/until.ts';

const child = new URL('./embedded-child.ts', import.meta.url);
const headers = {
  ...adminHeaders('admin', 'admin'),
  'content-type': 'application/json',
};

async function startChild(
  dir: string,
): Promise<{ url: string; process: ChildProcess }> {
  const forked = fork(child, [dir], { execArgv: ['--import', 'tsx'] });
  const url = await new Promise<string>((resolve) => {
    forked.once('message', (message) => {
      if (typeof message === 'string') resolve(message);
    });
  });
  return { url, process: forked };
}

const ended = (process: ChildProcess) =>
  new Promise((resolve) => process.once('exit', resolve));

suite('embedded: a server killed in mid-write', () => {
  test('has every document it acknowledged, with its attachment, and stays consistent', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'killed-'));
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const server = await startChild(dir);
      const db = `${server.url}/db${round}`;
      await fetch(db, { method: 'PUT', headers });
      const writer = async (name: string) => {
        for (let n = 0; ; n += 1) {
          const docs = Array.from({ length: 5 }, (_, part) => ({
            _id: `${name}-${n}-${part}`,
            _attachments: {
              f: {
                content_type: 'text/plain',
                data: Buffer.from(`${name}${n}`).toString('base64'),
              },
            },
          }));
          const response = await fetch(`${db}/_bulk_docs`, {
            method: 'POST',
            headers,
            body: JSON.stringify({ docs }),
          });
          const rows = (await response.json()) as { ok?: true; id: string }[];
          for (const row of rows)
            if (row.ok) acknowledged.push(`/db${round}/${row.id}`);
        }
      };
      const writers = ['a', 'b', 'c'].map((name) =>
        writer(`${name}${round}`).catch(() => undefined),
      );
      const enough = acknowledged.length + 150;
      await until('a burst', () => acknowledged.length > enough);
      const gone = ended(server.process);
      server.process.kill('SIGKILL');
      await gone;
      await Promise.all(writers);
    }
    const server = await startChild(dir);
    try {
      const missing: string[] = [];
      for (const path of acknowledged) {
        const response = await fetch(`${server.url}${path}/f`, { headers });
        if (!response.ok || (await response.text()) === '') missing.push(path);
      }
      assert.deepEqual(missing, []);
      for (const db of ['db0', 'db1', 'db2']) {
        const read = async (path: string) =>
          (await (
            await fetch(`${server.url}/${db}${path}`, { headers })
          ).json()) as {
            doc_count: number;
            results: unknown[];
          };
        const { doc_count } = await read('');
        assert.equal((await read('/_changes')).results.length, doc_count);
      }
    } finally {
      const gone = ended(server.process);
      server.process.kill('SIGTERM');
      await gone;
      await rm(dir, { recursive: true, force: true });
    }
  });
});
