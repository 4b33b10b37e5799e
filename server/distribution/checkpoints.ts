import type { Database, Seq } from './couch/database.ts';
import { standingOf, startingWith } from './couch/read.ts';
import { edit, isConflict } from './couch/write.ts';
import { each } from './each.ts';
import type { LifeMarks } from './life-marks.ts';

/** How far a database's feed was followed, in which life of the database. */
export interface Checkpoint {
  seq: Seq;
  instance: string;
  /** What was last written into the database as its mark: see life-marks.ts. */
  mark?: number;
}

/** Checkpoints by database; kept in `portal`, so that a source restored from a copy is found to be behind. */
export interface Checkpoints {
  get(database: string): Checkpoint | undefined;
  /** Remembered at once, written with the next flush: what is done twice after a crash changes nothing. */
  set(database: string, checkpoint: Pick<Checkpoint, 'seq' | 'instance'>): void;
  forget(database: string): void;
  /**
   * Another life of the database was found. Its mark stays as it is until `confirm`, so that it is found again when
   * what this asks for breaks off half-way.
   */
  begin(database: string, instance: string): void;
  /** True between `begin` and `confirm`. */
  hasBegun(database: string): boolean;
  /** The database is the one that is meant; `mark` is what stands in it. From now on its mark is renewed. */
  confirm(database: string, mark?: number): void;
  /** Until they are confirmed again, the marks of all databases stay as they are: each may have become another. */
  doubt(): void;
  flush: () => Promise<void>;
}

const prefix = 'checkpoint:';
/** Marks written at once. */
const together = 6;

interface Entry {
  rev?: string;
  checkpoint?: Checkpoint;
}

export async function loadCheckpoints(
  portal: Database,
  marks: LifeMarks,
): Promise<Checkpoints> {
  const entries = new Map<string, Entry>();
  const unwritten = new Set<string>();
  /** Followed further since their mark was written. */
  const unmarked = new Set<string>();
  const confirmed = new Set<string>();
  const begun = new Set<string>();
  for await (const page of startingWith(portal, prefix))
    for (const { _id, _rev, seq, instance, mark } of page)
      if (typeof instance === 'string')
        entries.set(_id.slice(prefix.length), {
          rev: _rev,
          checkpoint: {
            seq: seq as Seq,
            instance,
            ...(typeof mark === 'number' && { mark }),
          },
        });
  const put = (database: string, change: Partial<Checkpoint>) => {
    const entry = entries.get(database);
    const before = entry?.checkpoint;
    const next = { seq: 0, instance: '', ...before, ...change };
    if (before && sameAs(before, next)) return;
    if (before?.seq !== next.seq) unmarked.add(database);
    entries.set(database, { ...entry, checkpoint: next });
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
  /** Before the checkpoint is written: a crash in between leaves a mark that is ahead, which says nothing. */
  const renewMarks = () => {
    const due = [...unmarked].filter((name) => confirmed.has(name));
    return each(due, together, async (name) => {
      const { mark = 0 } = entries.get(name)?.checkpoint ?? {};
      if (await marks.write(name, mark + 1)) put(name, { mark: mark + 1 });
      unmarked.delete(name);
    });
  };
  const write = async (names: readonly string[]) => {
    const docs = names.map((name) => {
      const { rev, checkpoint } = entries.get(name) ?? {};
      return {
        _id: prefix + name,
        ...(rev !== undefined && { _rev: rev }),
        ...checkpoint,
      };
    });
    const rows = await edit(portal, docs);
    rows.forEach((row, index) => {
      const entry = entries.get(names[index] ?? '');
      if (entry && row.rev !== undefined) entry.rev = row.rev;
    });
    await relearn(names.filter((_, index) => isConflict(rows[index])));
  };
  return {
    get: (database) => entries.get(database)?.checkpoint,
    set: (database, { seq, instance }) => {
      put(database, { seq, instance });
    },
    forget: (database) => {
      put(database, { seq: 0 });
    },
    begin: (database, instance) => {
      confirmed.delete(database);
      begun.add(database);
      unmarked.add(database);
      put(database, { seq: 0, instance });
    },
    hasBegun: (database) => begun.has(database),
    confirm: (database, mark = 0) => {
      const known = entries.get(database)?.checkpoint?.mark ?? 0;
      if (mark > known) put(database, { mark });
      begun.delete(database);
      confirmed.add(database);
    },
    doubt: () => {
      confirmed.clear();
    },
    async flush() {
      await renewMarks();
      const names = [...unwritten];
      if (names.length === 0) return;
      unwritten.clear();
      try {
        await write(names);
      } catch (error) {
        for (const name of names) unwritten.add(name);
        throw error;
      }
    },
  };
}

function sameAs(one: Checkpoint, other: Checkpoint): boolean {
  return (
    one.seq === other.seq &&
    one.instance === other.instance &&
    one.mark === other.mark
  );
}

/** The part of a sequence that grows: the number before CouchDB's opaque part. */
export function positionOf(seq: Seq): number {
  return typeof seq === 'number' ? seq : Number.parseInt(seq, 10) || 0;
}
