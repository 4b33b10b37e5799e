import { cp, rm } from 'node:fs/promises';
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
import { couchCalls, type CouchCalls } from './couch-calls.ts';
import { embeddedCouch, type TestEmbedded } from './couch.ts';
import { tempFolder } from './temp-folder.ts';

/** A CouchDB with the Comune's databases, in which a test plays staff, schools and parents as an administrator. */
export interface DistributionRig extends CouchCalls {
  couch: TestEmbedded;
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

export async function distributionRig(): Promise<DistributionRig> {
  const couch = await embeddedCouch();
  const designs = await compileDesigns();
  await pushAll(couch.admin, { schools: [], families: [], designs });
  const running = new Set<Distribution>();
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
  return {
    couch,
    ...couchCalls(couch.admin),
    gateway,
    start(deps = {}) {
      const distribution = start(deps);
      running.add(distribution);
      return distribution;
    },
    abandon(deps) {
      start(deps);
    },
    async backup(...databases) {
      const copy = await tempFolder('copy');
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
    },
  };
}
