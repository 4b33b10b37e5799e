import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './couch/database.ts';
import { standingOf } from './couch/read.ts';
import { edit } from './couch/write.ts';

const id = 'checkpoint:lease';

/** The right to be the one distribution that runs. */
export interface Lease {
  /** Aborts when the lease may be another's; work must have stopped by the time another can take it. */
  lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * Waits until no other process renews the lease, then takes it. Time is measured by each process for itself, between
 * two looks at the same revision, so that clocks apart do no harm.
 * @throws the signal's reason when it aborts while waiting.
 */
export async function takeLease(
  portal: Database,
  leaseMs: number,
  signal: AbortSignal,
): Promise<Lease> {
  const holder = randomUUID();
  let seen: { rev: string; since: number } | undefined;
  for (;;) {
    signal.throwIfAborted();
    const stands = (await standingOf(portal, [id])).get(id);
    const now = performance.now();
    if (stands && stands.rev !== seen?.rev)
      seen = { rev: stands.rev, since: now };
    const free = !stands || stands.deleted || stands.doc?.['holder'] === null;
    if (free || (seen && now - seen.since > leaseMs)) {
      const rev = stands && !stands.deleted ? { _rev: stands.rev } : {};
      const [row] = await edit(portal, [claim(holder, rev)]);
      if (row?.rev !== undefined) return hold(portal, holder, row.rev, leaseMs);
    }
    await sleep(leaseMs / 5, undefined, { signal, ref: false });
  }
}

function claim(holder: string | null, rev: { _rev?: string }) {
  return { _id: id, holder, ...rev };
}

function hold(
  portal: Database,
  holder: string,
  firstRev: string,
  leaseMs: number,
): Lease {
  const lost = new AbortController();
  const released = new AbortController();
  let rev = firstRev;
  let renewed = performance.now();
  const holding = () => !released.signal.aborted;
  const renew = async () => {
    const [row] = await edit(portal, [claim(holder, { _rev: rev })]);
    if (row?.rev === undefined) throw new Error('the lease was taken');
    rev = row.rev;
    renewed = performance.now();
  };
  const keep = async () => {
    while (holding()) {
      await sleep(leaseMs / 4, undefined, { ref: false });
      try {
        if (holding()) await renew();
      } catch (error) {
        // An answer that got lost may have renewed it all the same; near its end nobody can be sure.
        if (performance.now() - renewed > leaseMs * 0.6) {
          lost.abort(error);
          return;
        }
      }
    }
  };
  const keeping = keep();
  return {
    lost: lost.signal,
    async release() {
      released.abort();
      await keeping;
      if (!lost.signal.aborted)
        await edit(portal, [claim(null, { _rev: rev })]);
    },
  };
}
