import { filter, firstValueFrom } from 'rxjs';
import type { RxDatabase } from 'rxdb';
import type { Instant } from '#model/day.ts';
import type { Slice } from '#model/phone-protocol.ts';
import { attempts } from './attempts.ts';
import type { Call } from './call.ts';
import type { Collections } from './database.ts';
import type { Deps } from './deps.ts';
import { listenForHints } from './hints.ts';
import { omit } from './omit.ts';
import type { Outbox } from './outbox.ts';
import type { Parts } from './parts.ts';
import { pullPage, type Checkpoint } from './pull.ts';
import { pusher } from './push.ts';
import { reconcile } from './reconcile.ts';
import { syncSlice } from './slice-sync.ts';
import type { SharedState } from './sync-state.ts';
import { writeRecord } from './write.ts';

/** Everything a sync needs of the store it belongs to. */
export interface SyncDeps extends Parts {
  call: Call;
  database: RxDatabase<Collections>;
  slices: readonly Slice[];
}

export interface Sync {
  /** Resolves when every slice has made a round, or failed to. */
  now(): Promise<void>;
  stop(): Promise<void>;
}

/** How often the whole inventory is compared, in ms. */
const reconcileEvery = 86_400_000;

/** Runs the sync of both slices in the one tab that leads. */
export function startSync(options: SyncDeps): Sync {
  const { deps, call, database, mirror, notes, outbox, shared } = options;
  let busy = 0;
  let isDeaf = false;
  let stopHints: () => void = () => undefined;
  const upToDate = new Map<Slice, Instant>();

  const tries = (signal: AbortSignal) =>
    attempts({
      signal,
      retryMs: deps.retryMs,
      onReach: (reach) => {
        if (reach === 'online' && isDeaf) listen();
        if (shared.state.value.reach !== reach) shared.patch({ reach });
      },
      onBusy: (change) => {
        busy += change;
        if (shared.state.value.busy !== busy > 0)
          shared.patch({ busy: busy > 0 });
      },
    });

  const pullOf =
    (slice: Slice, forget: (id: string) => void) =>
    async (checkpoint: Checkpoint | undefined, signal: AbortSignal) => {
      const mark = `mark:reconciled:${slice}`;
      const last = notes.get(mark);
      const isDue =
        typeof last !== 'number' || deps.now() - last > reconcileEvery;
      const page =
        checkpoint && isDue
          ? undefined
          : await pullPage({ slice, call, mirror }, checkpoint, signal);
      const pulled =
        page ??
        (await reconcile(
          {
            slice,
            call,
            mirror,
            isOwn: outbox.isOwn,
            isUnsent: outbox.isUnsent,
            sendAgain: async (id, rev) => {
              forget(id);
              await sendAgain(database, id, rev);
            },
          },
          signal,
        ));
      if (isDue || !page) await notes.put(mark, deps.now());
      noteClock(shared, deps, pulled.at);
      return pulled;
    };

  const started = options.slices.map((slice) => {
    // One controller a slice: RxDB must know that a replication is cancelled before its handlers give up.
    const stopping = new AbortController();
    const own = tries(stopping.signal);
    const { push, forget } = pusher({
      call,
      attempts: own,
      isUnsent: outbox.isUnsent,
      setAside: options.setAside,
      settle: options.settle,
      onFailure: () => {
        sync.letPullsThrough();
      },
    });
    const sync = syncSlice({
      slice,
      collection: database[slice],
      attempts: own,
      pull: pullOf(slice, forget),
      ...(slice === 'family' && { push }),
      hasRoom: options.room.has,
      onUpToDate: (at) => {
        if (at !== undefined) upToDate.set(slice, at);
        const times = options.slices.map((one) => upToDate.get(one));
        if (times.every((time) => time !== undefined)) {
          const upToDateAt = times.reduce((one, two) =>
            one < two ? one : two,
          );
          shared.patch({ upToDateAt });
          void notes.put('mark:upToDateAt', upToDateAt).catch(() => undefined);
        }
      },
      pushSkipped: async () => {
        if (slice === 'family') await pushSkipped(database, outbox);
      },
      onStop: () => {
        stopping.abort();
      },
    });
    return { slice, sync };
  });

  const trigger = (slices: readonly Slice[]) => {
    for (const { slice, sync } of started)
      if (slices.includes(slice)) sync.trigger();
  };
  const all = () => {
    trigger(options.slices);
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') all();
  };
  window.addEventListener('online', all);
  document.addEventListener('visibilitychange', onVisible);
  const onOffline = () => {
    shared.patch({ reach: 'offline' });
  };
  window.addEventListener('offline', onOffline);
  function listen(): void {
    isDeaf = false;
    stopHints = listenForHints({
      deps,
      onHint: trigger,
      onGone: () => {
        // Until a call is answered again, after a new sign-in.
        isDeaf = true;
        shared.patch({ reach: 'signed-out' });
        // The answer to a call tells whether the device is to be wiped too.
        all();
      },
    });
  }
  listen();

  return {
    async now() {
      const rounds = started.map(({ sync }) => sync.nextRound());
      all();
      await Promise.all(rounds);
      await quiet(shared);
    },
    async stop() {
      window.removeEventListener('online', all);
      window.removeEventListener('offline', onOffline);
      document.removeEventListener('visibilitychange', onVisible);
      stopHints();
      await Promise.all(started.map(({ sync }) => sync.stop()));
    },
  };
}

/** Resolves when no attempt is under way. */
async function quiet({ state }: SharedState): Promise<void> {
  await firstValueFrom(state.pipe(filter(({ busy }) => !busy)));
}

/**
 * Writes what is still unsent once more, unchanged, which makes RxDB push it: what lies before its checkpoint (written
 * while the clock was set back, or passed over when the disk failed) it would never look at again. Rejects when the
 * disk does.
 */
async function pushSkipped(
  database: RxDatabase<Collections>,
  outbox: Outbox,
): Promise<void> {
  for (const { _id } of await firstValueFrom(outbox.pending))
    await writeRecord(database.family, _id, (current) =>
      current && outbox.isUnsent(current) ? current : undefined,
    );
}

/** Takes the receipt off a document that the server has lost, which puts it back into the outbox. */
async function sendAgain(
  database: RxDatabase<Collections>,
  id: string,
  rev: string | undefined,
): Promise<void> {
  await writeRecord(database.family, id, (current) => {
    if (!current || current._deleted) return undefined;
    const rest = omit(current, 'received', 'rev');
    return rev === undefined ? rest : { ...rest, rev };
  });
}

function noteClock(
  shared: SharedState,
  deps: Pick<Deps, 'now'>,
  at: Instant | undefined,
): void {
  if (at === undefined) return;
  const clockAheadMs = deps.now() - Date.parse(at);
  // Seconds of travel are no news.
  const before = shared.state.value.clockAheadMs;
  if (before === undefined || Math.abs(before - clockAheadMs) > 5000)
    shared.patch({ clockAheadMs });
}
