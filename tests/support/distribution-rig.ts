import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOf } from '../../couch/embedded/store/names.ts';
import { pushAll } from '../../couch/push.ts';
import { compileDesigns } from '../../couch/design/compile.ts';
import { couchAt, type Couch } from '../../server/couch/couch.ts';
import {
  startDistribution,
  type Distribution,
  type DistributionDeps,
} from '../../server/distribution/start-distribution.ts';
import type { Log } from '../../server/log.ts';
import { embeddedCouch, type TestEmbedded } from './couch.ts';

export interface AnyDoc {
  _id: string;
  _rev?: string;
  [field: string]: unknown;
}

/** A CouchDB with the Comune's databases, in which a test plays staff, schools and parents as an administrator. */
export interface DistributionRig {
  couch: TestEmbedded;
  /** Any call as administrator. @throws Error for an answer that is no success. */
  call(
    path: string,
    init?: { method?: string; body?: unknown },
  ): Promise<unknown>;
  /** Writes documents as new edits. @throws Error when one is refused. */
  write(database: string, ...docs: object[]): Promise<void>;
  /** Undefined when it is not there, deleted or not. */
  read(database: string, id: string): Promise<AnyDoc | undefined>;
  /** Ids and revisions of what is not deleted, design documents left out. */
  inventory(database: string): Promise<Record<string, string>>;
  /** Starts a distribution; ended by `close` if the test did not end it. */
  start(deps?: Partial<DistributionDeps>): Distribution;
  /** The gateway a distribution uses, for tests that put faults in between. */
  gateway(): Couch;
  /** As start, for one that is killed: it is not waited for. */
  abandon(deps: Partial<DistributionDeps>): void;
  /** Copies databases' files; the returned function puts them back in place of what became of them. */
  backup(...databases: string[]): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function isTrouble(row: { error?: string } | undefined): boolean {
  return row?.error === 'os_process_error';
}

export async function distributionRig(): Promise<DistributionRig> {
  const couch = await embeddedCouch();
  const designs = await compileDesigns();
  await pushAll(couch.admin, { schools: [], families: [], designs });
  const running = new Set<Distribution>();
  const copies = new Set<string>();
  const gateway = () => ({
    as: (who: Parameters<Couch['as']>[0]) =>
      couchAt({ url: couch.url, key: couch.jwt }).as(who),
  });
  const start = (deps: Partial<DistributionDeps>) =>
    startDistribution({
      couch: gateway(),
      admin: couch.admin,
      log: silentLog,
      designs,
      leaseMs: 400,
      ...deps,
    });
  const call: DistributionRig['call'] = async (path, init = {}) => {
    const response = await fetch(couch.url + path, {
      method: init.method ?? 'GET',
      headers: {
        'content-type': 'application/json',
        ...couch.admin.headers,
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok)
      throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  return {
    couch,
    call,
    gateway,
    async write(database, ...docs) {
      const post = async (some: readonly object[]) =>
        (await call(`/${database}/_bulk_docs`, {
          method: 'POST',
          body: { docs: some },
        })) as { error?: string }[];
      let rows = await post(docs);
      // A machine under load may not find the time to validate.
      for (let left = 5; left > 0 && rows.some(isTrouble); left -= 1)
        rows = await post(docs.filter((_, index) => isTrouble(rows[index])));
      const refused = rows.find((row) => row.error);
      if (refused) throw new Error(JSON.stringify(refused));
    },
    async read(database, id) {
      const { rows } = (await call(`/${database}/_all_docs?include_docs=true`, {
        method: 'POST',
        body: { keys: [id] },
      }).catch(() => ({ rows: [] }))) as { rows: { doc?: AnyDoc | null }[] };
      return rows[0]?.doc ?? undefined;
    },
    async inventory(database) {
      const { rows } = (await call(`/${database}/_all_docs`)) as {
        rows: { id: string; value: { rev: string } }[];
      };
      return Object.fromEntries(
        rows
          .filter(({ id }) => !id.startsWith('_design/'))
          .map(({ id, value }) => [id, value.rev]),
      );
    },
    start(deps = {}) {
      const distribution = start(deps);
      running.add(distribution);
      return distribution;
    },
    abandon(deps) {
      start(deps);
    },
    async backup(...databases) {
      const copy = await mkdtemp(join(tmpdir(), 'copy-'));
      copies.add(copy);
      const pairs = databases.map((name) => ({
        folder: join(couch.dir, 'databases', folderOf(name)),
        kept: join(copy, folderOf(name)),
      }));
      await couch.restart(async () => {
        for (const { folder, kept } of pairs)
          await cp(folder, kept, { recursive: true });
      });
      return () =>
        couch.restart(async () => {
          for (const { folder, kept } of pairs) {
            await rm(folder, { recursive: true });
            await cp(kept, folder, { recursive: true });
          }
        });
    },
    async close() {
      for (const one of running) await one.stop();
      await couch.close();
      for (const copy of copies) await rm(copy, { recursive: true });
    },
  };
}
