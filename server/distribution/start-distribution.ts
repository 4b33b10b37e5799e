import { setTimeout as sleep } from 'node:timers/promises';
import { portal, registry, routerRole } from '#model/databases.ts';
import { localTime } from '#model/day.ts';
import { ensureDatabase, type Designs } from '../../couch/push.ts';
import { adminFetch, type Admin } from '../couch/admin.ts';
import type { Couch } from '../couch/couch.ts';
import { traceOf, type Log } from '../log.ts';
import { loadCheckpoints } from './checkpoints.ts';
import { isStatus } from './couch/couch-error.ts';
import { databaseAt, type Ask, type Database } from './couch/database.ts';
import { infoOf } from './couch/read.ts';
import { lead, type Leadership } from './lead.ts';
import { takeLease } from './lease.ts';

export interface DistributionDeps {
  couch: Couch;
  /** For what CouchDB lets no role do: the feed of changed databases, making databases, purging. */
  admin: Admin;
  log: Log;
  /** Undefined: those of the last build. */
  designs?: Designs;
  now?: () => Date;
  /** Ms after which another process may take over from one that fell silent. Default 15 s. */
  leaseMs?: number;
}

export interface Distribution {
  /** Resolves when everything written before the call has reached its homes. */
  idle(): Promise<void>;
  /** Compares every database with the registry now, as every night. */
  sweep(): Promise<void>;
  /** Does now what the hour asks for, as every half minute. */
  tick(): Promise<void>;
  /** Ends the work in hand and lets another process take over at once. */
  stop(): Promise<void>;
}

const longestPause = 30_000;

/** Keeps families, schools, the town and the registry in step. One process at a time does it; others stand by. */
export function startDistribution(deps: DistributionDeps): Distribution {
  const { couch, admin, log, designs, now = () => new Date() } = deps;
  const { leaseMs = 15_000 } = deps;
  const stopping = new AbortController();
  const client = couch.as({ role: routerRole, sub: routerRole });
  const asRouter: Ask = (path, call) => client.fetch(path, call);
  const asAdmin: Ask = (path, call) => adminFetch(admin, path, call);
  let leading = turning<Leadership>();

  const term = async () => {
    const portalDb = databaseAt(asRouter, portal);
    const lease = await takeLease(portalDb, leaseMs, stopping.signal);
    const ending = new AbortController();
    let led = false;
    const signal = AbortSignal.any([
      stopping.signal,
      lease.lost,
      ending.signal,
    ]);
    try {
      const checkpoints = await loadCheckpoints(portalDb);
      const work = await lead(
        {
          registry: databaseAt(asRouter, registry),
          portal: portalDb,
          at: (name) => databaseAt(asRouter, name),
          asAdmin: (name) => databaseAt(asAdmin, name),
          async ensure(name) {
            if (!(await isOpen(databaseAt(asRouter, name))))
              await ensureDatabase(admin, name, designs);
          },
          checkpoints,
          now,
          today: () => localTime(now()).day,
          log,
          signal,
        },
        asAdmin,
        (error) => {
          ending.abort(error);
        },
      );
      led = true;
      leading.resolve(work);
      log.info('distribution runs');
      await work.ended;
      await checkpoints.flush();
    } finally {
      if (led) leading = turning();
      ending.abort();
      await lease.release();
    }
  };

  const stopped = () => stopping.signal.aborted;
  const run = async () => {
    for (let failures = 0; !stopping.signal.aborted;) {
      try {
        await term();
        failures = 0;
      } catch (error) {
        if (stopped()) return;
        failures += 1;
        log.error('distribution broke off', traceOf(error));
        const pause = Math.min(longestPause, 100 * 2 ** failures);
        await sleep(pause, undefined, { signal: stopping.signal }).catch(
          () => undefined,
        );
      }
    }
  };
  const running = run();
  return {
    idle: async () => (await leading.promise).settle(),
    sweep: async () => (await leading.promise).sweep(),
    tick: async () => (await leading.promise).tick(),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** False for a database that is missing, or closed because it was not finished when it was made. */
async function isOpen(database: Database): Promise<boolean> {
  try {
    return (await infoOf(database)) !== undefined;
  } catch (error) {
    if (isStatus(error, 403)) return false;
    throw error;
  }
}

/** A promise that is settled from outside. */
function turning<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
