import { join } from 'node:path';
import { gate, type Gate } from './gate.ts';
import { levelAt, type Level } from './level.ts';
import { rangeIn, type Metadata } from './layout.ts';
import { openPouch, type Pouch } from './pouch.ts';
import { serially } from './serially.ts';

/** Live documents, and tombstones. */
export interface Counts {
  live: number;
  deleted: number;
}

/** An open database. Hold it through `Pool.use` only: it may be closed when nobody uses it. */
export interface Database {
  readonly name: string;
  /** New for every creation of the database: sequences of an older one are recognised by it. */
  readonly uuid: string;
  readonly pouch: Pouch;
  readonly level: Level;
  /** Number of the last write. */
  updateSeq(): number;
  /** Writes go through here one at a time, so what a write was checked against still holds. */
  exclusive<T>(task: () => Promise<T>): Promise<T>;
  /**
   * Between reads through PouchDB and what takes bodies away (purge, compaction): PouchDB's leveldb adapter throws
   * out of a stream, which ends the whole process, when a body it is about to read is gone.
   */
  readonly gate: Gate;
  /** To be called inside `exclusive` after a write, with what it changed of the counts if known. */
  readonly written: (change?: Counts) => Promise<void>;
  /** Counted by reading everything once, then kept up with what `written` is told. */
  readonly counts: () => Promise<Counts>;
}

/** Opens, or creates, the database kept in `folder`. */
export async function openDatabase(
  name: string,
  folder: string,
  revsLimit: number,
): Promise<Database> {
  const path = join(folder, 'docs');
  const pouch = openPouch(path, revsLimit);
  const level = levelAt(path);
  const uuid = (await pouch.id()).replaceAll('-', '');
  let seq = (await pouch.info()).update_seq;
  let counted: (Counts & { at: number }) | undefined;

  return {
    name,
    uuid,
    pouch,
    level,
    updateSeq: () => seq,
    exclusive: serially(),
    gate: gate(),
    async written(change) {
      const before = seq;
      seq = (await pouch.info()).update_seq;
      counted =
        change && counted?.at === before
          ? {
              at: seq,
              live: counted.live + change.live,
              deleted: counted.deleted + change.deleted,
            }
          : undefined;
    },
    async counts() {
      if (counted?.at !== seq) counted = { at: seq, ...(await count(level)) };
      return counted;
    },
  };
}

async function count(level: Level): Promise<Counts> {
  let live = 0;
  let deleted = 0;
  for await (const batch of level.scan(rangeIn('document-store'), 1000)) {
    for (const [, metadata] of batch) {
      if ((JSON.parse(metadata) as Metadata).deleted) deleted += 1;
      else live += 1;
    }
  }
  return { live, deleted };
}
