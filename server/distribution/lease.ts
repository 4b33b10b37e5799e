import type { Database } from './couch/database.ts';
import { standingOf } from './couch/read.ts';
import { edit } from './couch/write.ts';
import { pause } from './pause.ts';

const id = 'checkpoint:lease';

/** The right to be the one distribution that runs. */
export interface Lease {
  /** Aborts when the lease may be another's; work must have stopped by the time another can take it. */
  lost: AbortSignal;
  release(): Promise<void>;
}

/**
 * Waits until no other process renews the lease, then takes it. Time is measured by each process for itself, between
 * two looks at the same revision, so that clocks apart do no harm. What the same holder had before, as before CouchDB
 * was restarted, it takes again at once.
 * @throws the signal's reason when it aborts while waiting.
 */
export async function takeLease(
  portal: Database,
  holder: string,
  leaseMs: number,
  signal: AbortSignal,
): Promise<Lease> {
  let seen: { rev: string; since: number } | undefined;
  for (;;) {
    signal.throwIfAborted();
    const stands = (await standingOf(portal, [id])).get(id);
    const now = performance.now();
    if (stands && stands.rev !== seen?.rev)
      seen = { rev: stands.rev, since: now };
    const held = stands?.doc?.['holder'];
    const free = !stands || stands.deleted || held === null || held === holder;
    if (free || (seen && now - seen.since > leaseMs)) {
      const rev = stands && !stands.deleted ? { _rev: stands.rev } : {};
      const [row] = await edit(portal, [claim(holder, rev)]);
      if (row?.rev !== undefined) return hold(portal, holder, row.rev, leaseMs);
    }
    await pause(leaseMs / 5, signal);
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
      await pause(leaseMs / 4, released.signal);
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
