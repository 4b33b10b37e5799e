import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registry } from '#model/databases.ts';
import type { Doc, DocType } from '#model/document.ts';
import { demoPassword } from '../../couch/demo/logins.ts';
import { adminHeaders } from './couch.ts';
import { localPouch, remotePouch, replicate } from './pouch.ts';

/** The office's own copy of the registry: a plain PouchDB on its disk that replicates both ways, live. */
export interface StaffReplica {
  get<Type extends DocType>(id: string): Promise<Doc<Type>>;
  /** Every document of a type. */
  all<Type extends DocType>(type: Type): Promise<Doc<Type>[]>;
  put(doc: object): Promise<void>;
  close(): Promise<void>;
}

/** Replicates all that is there, then goes on by itself. */
export async function staffReplica(
  url: string,
  username = 'ufficio.scuola',
): Promise<StaffReplica> {
  const dir = await mkdtemp(join(tmpdir(), 'office-'));
  const local = localPouch(join(dir, 'registry'));
  const remote = remotePouch(
    `${url}/db/${registry}`,
    adminHeaders(username, demoPassword),
  );
  await replicate(remote, local);
  const options = { live: true, retry: true };
  const both = [
    replicate(remote, local, options),
    replicate(local, remote, options),
  ];
  const get = <Type extends DocType>(id: string) =>
    local.get(id) as unknown as Promise<Doc<Type>>;
  return {
    get,
    async all<Type extends DocType>(type: Type) {
      const { rows } = await local.allDocs({
        startkey: `${type}:`,
        endkey: `${type};`,
      });
      return Promise.all(rows.map(({ id }) => get<Type>(id)));
    },
    async put(doc) {
      await local.put(doc);
    },
    async close() {
      const ended = both.map(
        (one) =>
          new Promise<void>((resolve) => {
            one.on('complete', () => {
              resolve();
            });
          }),
      );
      for (const one of both) one.cancel();
      await Promise.all(ended);
      await local.close();
      await remote.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
