import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { identifier } from './auth/identify.ts';
import { createHttpServer } from './http/server.ts';
import { createNode } from './node.ts';
import type { EmbeddedOptions } from './options.ts';
import { lockFolder } from './store/folder-lock.ts';

export interface Embedded {
  /** `http://127.0.0.1:<port>`, without credentials. */
  url: string;
  /** Ends the feeds, lets running requests finish for a moment, closes the databases. */
  close(): Promise<void>;
}

/** ms running requests get to finish when the server closes. */
const grace = 2000;

/**
 * Starts a CouchDB for one machine: the HTTP API of CouchDB 3 over PouchDB and leveldb, with
 * `require_valid_user`, JWT and validate functions. Rejects when the port or the folder is taken.
 */
export async function startEmbedded(
  options: EmbeddedOptions,
): Promise<Embedded> {
  mkdirSync(options.dir, { recursive: true });
  const unlock = await lockFolder(options.dir);
  const node = createNode(options);
  const server = createHttpServer(node, identifier(options.admin, options.jwt));
  const host = options.host ?? '127.0.0.1';
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, host, resolve);
    });
  } catch (error) {
    await node.close();
    await unlock();
    throw error;
  }
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${host}:${port}`,
    async close() {
      node.ending.begin();
      const ended = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeIdleConnections();
      const timer = setTimeout(() => {
        server.closeAllConnections();
      }, grace);
      await ended;
      clearTimeout(timer);
      await node.close();
      await unlock();
    },
  };
}
