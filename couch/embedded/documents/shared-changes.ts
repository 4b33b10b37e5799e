import type { Database } from '../store/database.ts';
import { readChanges, type Change, type ChangesQuery } from './changes.ts';

interface Batch {
  rows: Change[];
  position: number;
}

/** Reads of no more revisions than this are shared; longer ones are streamed to each reader. */
const short = 250;

const running = new WeakMap<Database, Map<string, Promise<Batch[]>>>();

/**
 * The changes after `since`, as `readChanges`; readers that ask the same at the same moment, as all
 * those who wait for the next write do, share one read.
 */
export function sharedChanges(
  database: Database,
  query: ChangesQuery,
): AsyncIterable<Batch> | Promise<Batch[]> {
  const { since, limit, filter, descending } = query;
  const length = Math.min(limit, database.updateSeq() - since);
  if (filter || descending || length > short)
    return readChanges(database, query);
  const reads = running.get(database) ?? new Map<string, Promise<Batch[]>>();
  running.set(database, reads);
  const key = JSON.stringify([database.updateSeq(), query]);
  const known = reads.get(key);
  if (known) return known;
  const read = collect(readChanges(database, query)).finally(() =>
    reads.delete(key),
  );
  reads.set(key, read);
  return read;
}

async function collect(batches: AsyncIterable<Batch>): Promise<Batch[]> {
  const all: Batch[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}
