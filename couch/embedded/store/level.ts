import { promisify } from 'node:util';
import leveldown from 'leveldown';

export type Operation =
  { type: 'put'; key: string; value: string } | { type: 'del'; key: string };

type Callback<T> = (error: Error | null, value?: T) => void;

interface Iterator {
  next(
    callback: (error: Error | null, key?: string, value?: string) => void,
  ): void;
  end(callback: (error: Error | null) => void): void;
}

interface LevelDown {
  getMany(
    keys: string[],
    options: object,
    callback: Callback<(string | undefined)[]>,
  ): void;
  get(
    key: string,
    options: object,
    callback: (error: Error | null, value: Buffer) => void,
  ): void;
  batch(
    operations: Operation[],
    options: object,
    callback: Callback<unknown>,
  ): void;
  iterator(options: object): Iterator;
  _batch(
    operations: readonly Operation[],
    options: object,
    callback: unknown,
  ): void;
}

interface LevelDownFactory {
  (path: string): LevelDown;
  readonly destroy: (
    path: string,
    callback: (error: Error | null) => void,
  ) => void;
}

/** Bounds are full keys; `reverse` reads from the upper end. */
export interface Range {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
}

/** Direct reads and batched writes of one leveldb, beside PouchDB's own handle on it. */
export interface Level {
  getMany(keys: string[]): Promise<(string | undefined)[]>;
  /** Undefined when there is no such key. */
  getBinary(key: string): Promise<Buffer | undefined>;
  batch(operations: Operation[]): Promise<void>;
  /** A consistent snapshot of a range, in batches of at most `size` entries. */
  scan(
    range: Range,
    size: number,
  ): AsyncGenerator<[key: string, value: string][]>;
}

const create = leveldown as LevelDownFactory;
const opened = new Map<string, LevelDown>();

/** PouchDB writes a database's id again whenever it opens it; nobody waits for that. */
function isIdentity(operations: readonly Operation[]): boolean {
  const [only, another] = operations;
  return another === undefined && !!only?.key.endsWith('\xff_local_uuid');
}

/**
 * What PouchDB gets as its `db` option: leveldown whose batches reach the disk before they are
 * acknowledged, so that a document answered with 201 survives a crash of the machine too.
 * View indexes are rebuilt when lost, so they are spared the wait.
 */
export const durableLevel: LevelDownFactory = Object.assign(
  function durableLevel(path: string) {
    const level = create(path);
    if (!path.includes('/docs-mrview-')) {
      const batch = level._batch.bind(level);
      level._batch = (operations, options, callback) => {
        const sync = !isIdentity(operations);
        batch(operations, { ...options, sync }, callback);
      };
      opened.set(path, level);
    }
    return level;
  },
  { destroy: create.destroy },
);

function entryOf(iterator: Iterator): Promise<[string, string] | undefined> {
  return new Promise((resolve, reject) => {
    iterator.next((error, key, value) => {
      if (error) reject(error);
      else resolve(key === undefined ? undefined : [key, value ?? '']);
    });
  });
}

/** The raw handle of a database PouchDB has opened at `path`. */
export function levelAt(path: string): Level {
  const level = opened.get(path);
  if (!level) throw new Error('leveldb is not open');
  opened.delete(path);
  const getMany = promisify(level.getMany.bind(level));
  const batch = promisify(level.batch.bind(level));
  return {
    async getMany(keys) {
      if (keys.length === 0) return [];
      return (await getMany(keys, { asBuffer: false })) ?? [];
    },
    getBinary: (key) =>
      new Promise((resolve) => {
        level.get(key, { asBuffer: true }, (error, value) => {
          resolve(error ? undefined : value);
        });
      }),
    async batch(operations) {
      await batch(operations, {});
    },
    async *scan(range, size) {
      const iterator = level.iterator({
        ...range,
        keyAsBuffer: false,
        valueAsBuffer: false,
        highWaterMark: 256 * 1024,
      });
      try {
        let entries: [string, string][] = [];
        for (;;) {
          const entry = await entryOf(iterator);
          if (entry) entries.push(entry);
          if (entries.length > 0 && (!entry || entries.length >= size)) {
            yield entries;
            entries = [];
          }
          if (!entry) return;
        }
      } finally {
        await promisify(iterator.end.bind(iterator))();
      }
    },
  };
}
