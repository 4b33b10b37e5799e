import type { Database, Seq } from './couch/database.ts';
import { standingOf, startingWith } from './couch/read.ts';
import { edit, isConflict } from './couch/write.ts';

/** How far a database's feed was followed, in which life of the database. */
export interface Checkpoint {
  seq: Seq;
  instance: string;
}

/** Checkpoints by database; kept in `portal`, so that a source restored from a copy is found to be behind. */
export interface Checkpoints {
  get(database: string): Checkpoint | undefined;
  /** Remembered at once, written with the next flush: what is done twice after a crash changes nothing. */
  set(database: string, checkpoint: Checkpoint): void;
  forget(database: string): void;
  flush: () => Promise<void>;
}

const prefix = 'checkpoint:';

interface Entry {
  rev?: string;
  checkpoint?: Checkpoint;
}

export async function loadCheckpoints(portal: Database): Promise<Checkpoints> {
  const entries = new Map<string, Entry>();
  const unwritten = new Set<string>();
  for await (const page of startingWith(portal, prefix))
    for (const { _id, _rev, seq, instance } of page)
      if (typeof instance === 'string')
        entries.set(_id.slice(prefix.length), {
          rev: _rev,
          checkpoint: { seq: seq as Seq, instance },
        });
  const put = (database: string, checkpoint: Checkpoint) => {
    const entry = entries.get(database);
    const { seq, instance } = entry?.checkpoint ?? {};
    if (seq === checkpoint.seq && instance === checkpoint.instance) return;
    entries.set(database, { ...entry, checkpoint });
    unwritten.add(database);
  };
  /** A write whose answer was lost has left a revision that is not known here. */
  const relearn = async (names: readonly string[]) => {
    const ids = names.map((name) => prefix + name);
    for (const [id, { rev }] of await standingOf(portal, ids)) {
      const name = id.slice(prefix.length);
      const entry = entries.get(name);
      if (entry) entry.rev = rev;
      unwritten.add(name);
    }
  };
  return {
    get: (database) => entries.get(database)?.checkpoint,
    set: put,
    forget: (database) => {
      const { instance = '' } = entries.get(database)?.checkpoint ?? {};
      put(database, { seq: 0, instance });
    },
    async flush() {
      const names = [...unwritten];
      if (names.length === 0) return;
      unwritten.clear();
      const docs = names.map((name) => {
        const { rev, checkpoint } = entries.get(name) ?? {};
        return {
          _id: prefix + name,
          ...(rev !== undefined && { _rev: rev }),
          ...checkpoint,
        };
      });
      try {
        const rows = await edit(portal, docs);
        rows.forEach((row, index) => {
          const name = names[index] ?? '';
          const entry = entries.get(name);
          if (entry && row.rev !== undefined) entry.rev = row.rev;
        });
        await relearn(names.filter((_, index) => isConflict(rows[index])));
      } catch (error) {
        for (const name of names) unwritten.add(name);
        throw error;
      }
    },
  };
}

/** The part of a sequence that grows: the number before CouchDB's opaque part. */
export function positionOf(seq: Seq): number {
  return typeof seq === 'number' ? seq : Number.parseInt(seq, 10) || 0;
}
