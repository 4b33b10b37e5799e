import { filter, firstValueFrom, map, Subject } from 'rxjs';
import type { RxCollection } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import type { Instant } from '#model/day.ts';
import type { Slice } from '#model/phone-protocol.ts';
import type { Attempts } from './attempts.ts';
import { CallError } from './errors.ts';
import type { Checkpoint, Pulled } from './pull.ts';
import type { Row } from './push.ts';
import type { State, Stored } from './stored.ts';

export interface SliceSync {
  /** Pulls (and pushes what waits) now, unless an attempt is just waiting to be made: then that one. */
  trigger(): void;
  /** Resolves after the next round of pulling that starts from now on, or as soon as an attempt fails. */
  nextRound(): Promise<void>;
  /**
   * While a push fails and waits, pulls go on: RxDB holds them back for as long as it takes a push to be under way.
   * Nothing is mixed up by it, since a push that comes through always brings the server's state along.
   */
  letPullsThrough(): void;
  stop(): Promise<void>;
}

interface Options {
  slice: Slice;
  collection: RxCollection<Stored>;
  attempts: Attempts;
  pull(
    checkpoint: Checkpoint | undefined,
    signal: AbortSignal,
  ): Promise<Pulled>;
  push?: (rows: Row[]) => Promise<State[]>;
  /** False while the disk is full: pulls stop, pushes go on. */
  hasRoom(): Promise<boolean>;
  /** The slice is wholly on the disk as of this server time. */
  onUpToDate(at: Instant | undefined): void;
  /**
   * Has what still waits pushed whatever RxDB remembers: once it has pushed all it found when it started, and after an
   * error of the disk, since its next push moves its checkpoint past those that the error stopped. Rejects when the
   * disk does.
   */
  pushSkipped(): Promise<void>;
  /** Called when the replication is cancelled, before anything else: aborts the attempts. */
  onStop(): void;
}

/** Ms until the next attempt after the disk has failed. */
const diskRetryMs = 30_000;

/**
 * RxDB's replication of one slice. Every pull starts from the stored checkpoint and is one page: RxDB is told that a
 * page is never full, and further pages come by 'RESYNC', so that no page is asked for before the last one and its
 * checkpoint are on the disk. Handlers never reject while running (they keep trying), hence an error here is the disk's.
 */
export function syncSlice(options: Options): SliceSync {
  const { slice, collection, attempts, pull, push } = options;
  const resyncs = new Subject<'RESYNC'>();
  /** Number of each round that ended; 'failed' for an attempt without answer. */
  const rounds = new Subject<number | 'failed'>();
  let round = 0;
  let reached: { at: Instant | undefined } | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isMending = false;
  const pushSkipped = () => {
    isMending = false;
    options.pushSkipped().catch(() => {
      isMending = true;
    });
  };

  const replication = replicateRxCollection<Stored, Checkpoint>({
    replicationIdentifier: `portale-${slice}`,
    collection,
    live: true,
    waitForLeadership: false,
    pull: {
      batchSize: Number.MAX_SAFE_INTEGER,
      stream$: resyncs,
      handler: async (checkpoint) => {
        round += 1;
        reached = undefined;
        const nothing = { documents: [], checkpoint };
        if (!(await options.hasRoom())) {
          rounds.next('failed');
          return nothing;
        }
        try {
          const pulled = await attempts.keepTrying(
            (signal) => pull(checkpoint, signal),
            () => {
              rounds.next('failed');
            },
          );
          if (pulled.more) resyncs.next('RESYNC');
          else reached = { at: pulled.at };
          return pulled;
        } catch (error) {
          return whenStopped(error, nothing);
        }
      },
    },
    ...(push && {
      push: {
        batchSize: 100,
        handler: (rows: Row[]) =>
          push(rows).catch((error: unknown) => whenStopped(error, [])),
      },
    }),
  });

  replication.onCancel.push(options.onStop);
  const started = replication.startPromise.then(() => {
    const inner = replication.internalReplicationState;
    inner?.firstSyncDone.up.pipe(filter((done) => done)).subscribe(pushSkipped);
    inner?.events.active.down
      .pipe(filter((active) => !active))
      .subscribe(() => {
        if (!reached) return;
        options.onUpToDate(reached.at);
        reached = undefined;
        if (isMending) pushSkipped();
        rounds.next(round);
      });
  });
  const faults = replication.error$.subscribe(() => {
    reached = undefined;
    isMending = true;
    rounds.next('failed');
    clearTimeout(retry);
    retry = setTimeout(() => {
      if (replication.internalReplicationState) resyncs.next('RESYNC');
      else void replication.start().catch(() => undefined);
    }, diskRetryMs);
  });

  return {
    nextRound: () => {
      const last = round;
      return firstValueFrom(
        rounds.pipe(
          filter((one) => one === 'failed' || one > last),
          map(() => undefined),
        ),
        { defaultValue: undefined },
      );
    },
    letPullsThrough: () => {
      replication.internalReplicationState?.events.active.up.next(false);
    },
    trigger: () => {
      attempts.wake();
      resyncs.next('RESYNC');
    },
    stop: async () => {
      clearTimeout(retry);
      faults.unsubscribe();
      await replication.cancel();
      rounds.complete();
      void started;
    },
  };
}

/**
 * What a handler gives back once it is stopped: RxDB would ask again if it rejected, and, being cancelled already,
 * takes nothing from the answer.
 */
function whenStopped<T>(error: unknown, nothing: T): T {
  if (error instanceof CallError && error.code === 'stopped') return nothing;
  throw error;
}
