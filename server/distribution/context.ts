import type { Day } from '#model/day.ts';
import type { Log } from '../log.ts';
import type { Database } from './couch/database.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { LifeMarks } from './life-marks.ts';
import type { TiesIndex } from './ties-index.ts';

/** What every part of a running distribution works with. */
export interface Context {
  registry: Database;
  portal: Database;
  /** A database as the distribution's own role sees it. */
  at: (name: string) => Database;
  /** A database as an administrator sees it, for what CouchDB lets nobody else do. */
  asAdmin: (name: string) => Database;
  /** Makes a database, its members and rules; nothing when it is there. */
  ensure: (name: string) => Promise<void>;
  ties: TiesIndex;
  checkpoints: Checkpoints;
  marks: LifeMarks;
  now: () => Date;
  today: () => Day;
  log: Log;
  signal: AbortSignal;
}
