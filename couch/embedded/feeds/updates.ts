import { randomUUID } from 'node:crypto';

export type UpdateKind = 'created' | 'updated' | 'deleted';

export interface Update {
  db_name: string;
  type: UpdateKind;
  seq: string;
}

/**
 * What `_db_updates` tells: the latest event of each database, oldest first. It is kept in memory;
 * a sequence of an earlier run is older than everything, so after a restart a follower hears of
 * every database once and misses nothing.
 */
export interface Updates {
  add(name: string, type: UpdateKind): void;
  /** The position a `since` parameter stands for: 0 for one of another run. */
  position(since: string | undefined): number;
  after(position: number): { update: Update; position: number }[];
  last(): number;
  seqOf(position: number): string;
  on(listener: () => void): () => void;
}

export function createUpdates(existing: readonly string[]): Updates {
  const run = randomUUID().replaceAll('-', '');
  const latest = new Map<string, { position: number; type: UpdateKind }>();
  const listeners = new Set<() => void>();
  let last = 0;
  const add = (name: string, type: UpdateKind) => {
    // Re-inserting keeps the map in order of position.
    latest.delete(name);
    latest.set(name, { position: ++last, type });
    for (const listener of [...listeners]) listener();
  };
  for (const name of existing) add(name, 'updated');
  const seqOf = (position: number) => `${position}-${run}`;

  return {
    add,
    position(since) {
      if (since === 'now') return last;
      const [number, id] = (since ?? '0').replaceAll('"', '').split('-');
      return id === run ? Number(number) : 0;
    },
    after(position) {
      const found = [];
      for (const [name, event] of latest) {
        if (event.position <= position) continue;
        found.push({
          position: event.position,
          update: {
            db_name: name,
            type: event.type,
            seq: seqOf(event.position),
          },
        });
      }
      return found;
    },
    last: () => last,
    seqOf,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
