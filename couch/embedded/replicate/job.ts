import { createHash } from 'node:crypto';
import { Pouch } from '../store/pouch.ts';
import type { ReplicationEnd } from './endpoint.ts';

export interface ReplicationOrder {
  source: ReplicationEnd;
  target: ReplicationEnd;
  continuous: boolean;
  docIds?: string[];
  selector?: object;
  since?: string | number;
}

export interface ReplicationResult {
  start_time: string;
  end_time: string;
  docs_read: number;
  docs_written: number;
  doc_write_failures: number;
  last_seq: unknown;
}

export interface ReplicationJob {
  id: string;
  /** Settles when a one-shot replication is done; rejects when it failed. */
  result: Promise<ReplicationResult>;
  cancel(): void;
}

/** The same for the same order, whatever the credentials. */
export function jobId({
  source,
  target,
  continuous,
  docIds,
  selector,
}: ReplicationOrder): string {
  const text = JSON.stringify([source.url, target.url, docIds, selector]);
  const hash = createHash('md5').update(text).digest('hex');
  return continuous ? `${hash}+continuous` : hash;
}

const batchSize = 200;

/**
 * The replicator counts a task's progress by `info` and looks at no failure: an end that goes away at that moment would
 * leave a rejection that nobody handles, which ends the process. What fails there fails at the next request too.
 */
function open({ url, headers }: ReplicationEnd): Pouch {
  const pouch = new Pouch(url, { adapter: 'http', skip_setup: true, headers });
  const info = pouch.info.bind(pouch);
  const unknown = { doc_count: 0, update_seq: 0 };
  return Object.assign(pouch, { info: () => info().catch(() => unknown) });
}

/** Runs PouchDB's replicator between two HTTP ends. */
export function startJob(order: ReplicationOrder): ReplicationJob {
  const { source, target, continuous, docIds, selector, since } = order;
  const running = Pouch.replicate(open(source), open(target), {
    live: continuous,
    // A live replication outlives a restart of the other end.
    retry: continuous,
    batch_size: batchSize,
    ...(docIds ? { doc_ids: docIds } : {}),
    ...(selector ? { selector } : {}),
    ...(since === undefined ? {} : { since }),
  });
  const result = new Promise<ReplicationResult>((resolve, reject) => {
    running.on('complete', resolve);
    running.on('error', reject);
  });
  result.catch(() => undefined);
  return {
    id: jobId(order),
    result,
    cancel: () => {
      running.cancel();
    },
  };
}
