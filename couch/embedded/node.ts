import { randomUUID } from 'node:crypto';
import { createEnding, type Ending } from './feeds/ending.ts';
import { createUpdates, type Updates } from './feeds/updates.ts';
import { defaultLimits, type EmbeddedOptions, type Limits } from './options.ts';
import { createJobs, type ReplicationJobs } from './replicate/jobs.ts';
import { openDirectory, type Directory } from './store/directory.ts';
import { serverId } from './store/server-id.ts';
import { createPool, type Pool } from './store/pool.ts';
import { createSignals, type Signals } from './store/signals.ts';
import { createValidators, type Validators } from './validate/validators.ts';

/** What every endpoint works with. */
export interface Node {
  /** The server's own id, the same after a restart: replicators know it by this. */
  readonly uuid: string;
  readonly limits: Limits;
  readonly directory: Directory;
  readonly pool: Pool;
  readonly signals: Signals;
  readonly updates: Updates;
  readonly validators: Validators;
  readonly jobs: ReplicationJobs;
  /** Feeds end when this begins. */
  readonly ending: Ending;
  /** Tells the feeds that documents of a database were written. */
  readonly written: (name: string) => void;
  readonly create: (name: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly newId: () => string;
  close(): Promise<void>;
}

export function createNode(options: EmbeddedOptions): Node {
  const limits = { ...defaultLimits, ...options.limits };
  const directory = openDirectory(options.dir);
  const pool = createPool(directory, limits);
  const signals = createSignals();
  const updates = createUpdates(directory.names());
  const validators = createValidators({
    time: limits.validateTime,
    memory: limits.validateMemory,
  });
  const jobs = createJobs();
  const ending = createEnding();
  return {
    uuid: serverId(options.dir),
    limits,
    directory,
    pool,
    signals,
    updates,
    validators,
    jobs,
    ending,
    written(name) {
      // The writer is answered before those who wait for news.
      setImmediate(() => {
        signals.notify(name);
        updates.add(name, 'updated');
      });
    },
    async create(name) {
      await directory.create(name);
      // Opened once now, so that a folder that cannot hold a database fails here.
      await pool.use(name, () => Promise.resolve());
      updates.add(name, 'created');
    },
    async remove(name) {
      await directory.remove(name, () => pool.evict(name));
      signals.notify(name);
      updates.add(name, 'deleted');
    },
    newId: () => randomUUID().replaceAll('-', ''),
    async close() {
      jobs.close();
      await pool.close();
      validators.close();
    },
  };
}
