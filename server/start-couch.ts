import { join } from 'node:path';
import { startEmbedded } from '../couch/embedded/main.ts';
import type { Config } from './config.ts';
import { adminOf, type Admin } from './couch/admin.ts';

export interface RunningCouch {
  /** Without credentials. */
  url: string;
  admin: Admin;
  /** Closes the embedded one; a server of its own goes on. */
  close(): Promise<void>;
}

/** The CouchDB of the configuration, or the embedded one, which serves one machine (architecture.md, rule 9). */
export async function startCouch(config: Config): Promise<RunningCouch> {
  const name = config.COUCHDB_ADMIN;
  const password = config.COUCHDB_PASSWORD;
  const url = config.COUCHDB_URL;
  if (url !== undefined) {
    const close = () => Promise.resolve();
    return { url, admin: adminOf(url, name, password), close };
  }
  const embedded = await startEmbedded({
    dir: join(config.DATA_DIR, 'couch'),
    admin: { name, password },
    jwt: { kid: config.COUCHDB_JWT_KID, secret: config.COUCHDB_JWT_SECRET },
  });
  return {
    url: embedded.url,
    admin: adminOf(embedded.url, name, password),
    close: () => embedded.close(),
  };
}
