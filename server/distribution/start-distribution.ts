import { randomUUID } from 'node:crypto';
import { portal, registry, routerRole } from '#model/databases.ts';
import { localTime } from '#model/day.ts';
import { ensureDatabase, type Designs } from '../../couch/push.ts';
import { adminFetch, type Admin } from '../couch/admin.ts';
import type { Couch } from '../couch/couch.ts';
import { traceOf, type Log } from '../log.ts';
import { loadCheckpoints } from './checkpoints.ts';
import { databaseAt, type Ask } from './couch/database.ts';
import { infoOf } from './couch/read.ts';
import { lifeMarks } from './life-marks.ts';
import { lead, type Leadership } from './lead.ts';
import { takeLease } from './lease.ts';
import { lockByName } from './lock.ts';
import { pause } from './pause.ts';

export interface DistributionDeps {
  couch: Couch;
  /** For what CouchDB lets no role do: the feed of changed databases, making databases, purging. */
  admin: Admin;
  log: Log;
  /** Undefined: those of the last build. */
  designs?: Designs;
  now?: () => Date;
  /** Ms after which another process may take over from one that fell silent. Default 20 s. */
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

/** Ms until the work begins anew: not long, since CouchDB is mostly back within seconds, and asking it costs little. */
const longestPause = 3000;
const shortPause = 50;
/** Revisions that `portal` remembers of its documents: it is replicated to nobody, and some are written all day. */
const portalRevisions = 20;

/** Keeps families, schools, the town and the registry in step. One process at a time does it; others stand by. */
export function startDistribution(deps: DistributionDeps): Distribution {
  const { couch, admin, log, designs, now = () => new Date() } = deps;
  const { leaseMs = 20_000 } = deps;
  const holder = randomUUID();
  const stopping = new AbortController();
  const client = couch.as({ role: routerRole, sub: routerRole });
  const asRouter: Ask = (path, call) => client.fetch(path, call);
  const asAdmin: Ask = (path, call) => adminFetch(admin, path, call);
  let leading = turning<Leadership>();
  const making = lockByName();
  const make = async (name: string) => {
    if (!(await infoOf(databaseAt(asRouter, name))))
      await ensureDatabase(admin, name, designs);
  };

  const term = async () => {
    const portalDb = databaseAt(asRouter, portal);
    await asAdmin(`/${portal}/_revs_limit`, {
      method: 'PUT',
      json: portalRevisions,
    });
    const lease = await takeLease(portalDb, holder, leaseMs, stopping.signal);
    const ending = new AbortController();
    let led = false;
    const signal = AbortSignal.any([
      stopping.signal,
      lease.lost,
      ending.signal,
    ]);
    try {
      const at = (name: string) => databaseAt(asRouter, name);
      const marks = lifeMarks(at);
      const checkpoints = await loadCheckpoints(portalDb, marks);
      const work = await lead(
        {
          registry: at(registry),
          portal: portalDb,
          at,
          asAdmin: (name) => databaseAt(asAdmin, name),
          ensure: (name) => making(name, () => make(name)),
          checkpoints,
          marks,
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
        const ms = Math.min(longestPause, 100 * 2 ** failures);
        await pause(ms, stopping.signal);
      }
    }
  };
  const running = run();
  /** Asks the distribution at work, and the one that begins anew when that one broke off. */
  const persist = async (ask: (work: Leadership) => Promise<void>) => {
    for (;;) {
      const work = await leading.promise;
      try {
        await ask(work);
        return;
      } catch (error) {
        if (stopped()) throw error;
        await pause(shortPause, stopping.signal);
      }
    }
  };
  return {
    idle: () => persist((work) => work.settle()),
    sweep: () => persist((work) => work.sweep()),
    tick: () => persist((work) => work.tick()),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** A promise that is settled from outside. */
function turning<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
