import {
  jobId,
  startJob,
  type ReplicationJob,
  type ReplicationOrder,
} from './job.ts';

/** The running replications of this server. */
export interface ReplicationJobs {
  /** Starts it, or gives the one already running for the same order. */
  start(order: ReplicationOrder): ReplicationJob;
  /** False when no such replication runs. */
  cancel(order: ReplicationOrder): boolean;
  list(): readonly string[];
  close(): void;
}

export function createJobs(): ReplicationJobs {
  const running = new Map<string, ReplicationJob>();
  return {
    start(order) {
      const known = running.get(jobId(order));
      if (known) return known;
      const job = startJob(order);
      running.set(job.id, job);
      const forget = () => running.delete(job.id);
      job.result.then(forget, forget);
      return job;
    },
    cancel(order) {
      const job = running.get(jobId(order));
      job?.cancel();
      return job !== undefined && running.delete(job.id);
    },
    list: () => [...running.keys()],
    close() {
      for (const job of running.values()) job.cancel();
      running.clear();
    },
  };
}
