import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf } from '../../couch/embedded/store/names.ts';
import { adminOf, type Admin } from '../../server/couch/admin.ts';
import { couchCalls, type CouchCalls } from './couch-calls.ts';
import { spawnChild, type Child } from './spawn-child.ts';
import { tempFolder } from './temp-folder.ts';

/** What every process that talks to it must know. */
export const couchSecrets = {
  password: 'only for tests',
  kid: 'test',
  secret: 'a secret that only tests know, long enough',
};

/** An embedded CouchDB in a process of its own, always at the same address, in which a test does what it likes as administrator. */
export interface CouchProcess extends CouchCalls {
  url: string;
  dir: string;
  admin: Admin;
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it again upon the data that are there now, with its clock so far ahead. */
  start(aheadMs?: number): Promise<void>;
  /** Keeps a copy of a stopped server's data; the function puts it back, of all databases or of one. */
  backUp(): Promise<(database?: string) => Promise<void>>;
}

export async function startCouchProcess(): Promise<CouchProcess> {
  const dir = await tempFolder('couch');
  let running: Child | undefined;
  let port = '0';
  const start = async (aheadMs = 0) => {
    const { child, told } = await spawnChild('tests/support/couch-child.ts', {
      dir,
      port,
      aheadMs: String(aheadMs),
      ...couchSecrets,
    });
    running = child;
    port = new URL(told).port;
  };
  await start();
  const url = `http://127.0.0.1:${port}`;
  const admin = adminOf(url, 'admin', couchSecrets.password);
  return {
    url,
    dir,
    admin,
    ...couchCalls(admin),
    start,
    async backUp() {
      const copy = await tempFolder('couch-backup');
      await cp(dir, copy, { recursive: true });
      return async (database) => {
        const part = database ? join('databases', folderOf(database)) : '';
        await rm(join(dir, part), { recursive: true });
        await cp(join(copy, part), join(dir, part), { recursive: true });
      };
    },
    kill: async () => running?.kill(),
    stop: async () => running?.stop(),
  };
}
