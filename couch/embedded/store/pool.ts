import { noDatabase } from '../http/errors.ts';
import { openDatabase, type Database } from './database.ts';
import type { Directory } from './directory.ts';

export interface PoolLimits {
  /** Databases open at once while nobody uses them; each holds about 4 file descriptors. */
  maxOpen: number;
  /** A database nobody used for this long (ms) is closed. */
  idle: number;
}

export interface Pool {
  /** The open database, kept so until `release` is called; 404 when there is none of that name. */
  acquire(name: string): Promise<{ database: Database; release: () => void }>;
  /** Runs `task` with the database open; 404 when there is none of that name. */
  use<T>(name: string, task: (database: Database) => Promise<T>): Promise<T>;
  /**
   * Closes it now if open, waiting up to 2 s for those who use it (they fail after that), and runs
   * `whileClosed` before anybody can open it again.
   */
  evict(name: string, whileClosed?: () => Promise<void>): Promise<void>;
  openCount(): number;
  close(): Promise<void>;
}

interface Entry {
  database: Promise<Database>;
  users: number;
  lastUse: number;
  closed?: Promise<void>;
}

export function createPool(directory: Directory, limits: PoolLimits): Pool {
  const entries = new Map<string, Entry>();

  function close(
    name: string,
    entry: Entry,
    whileClosed?: () => Promise<void>,
  ): Promise<void> {
    entry.closed ??= entry.database
      .then((database) => database.pouch.close())
      .catch(() => undefined)
      .then(whileClosed)
      .finally(() => {
        if (entries.get(name) === entry) entries.delete(name);
      });
    return entry.closed;
  }

  function closeIdle(): void {
    const unused = [...entries]
      .filter(([, entry]) => entry.users === 0 && !entry.closed)
      .sort(([, a], [, b]) => a.lastUse - b.lastUse);
    const before = Date.now() - limits.idle;
    let excess = entries.size - limits.maxOpen;
    for (const [name, entry] of unused) {
      if (excess-- > 0 || entry.lastUse <= before) void close(name, entry);
    }
  }

  async function entryFor(name: string): Promise<Entry> {
    for (;;) {
      if (!directory.has(name)) throw noDatabase();
      const known = entries.get(name);
      if (known && !known.closed) return known;
      if (known) {
        await known.closed;
        continue;
      }
      const entry: Entry = {
        database: directory
          .settings(name)
          .then(({ revsLimit }) =>
            openDatabase(name, directory.folder(name), revsLimit),
          ),
        users: 0,
        lastUse: Date.now(),
      };
      entries.set(name, entry);
      entry.database.catch(() => entries.delete(name));
      return entry;
    }
  }

  const timer = setInterval(closeIdle, Math.max(limits.idle / 2, 50));
  timer.unref();

  async function acquire(name: string) {
    const entry = await entryFor(name);
    entry.users += 1;
    const release = () => {
      entry.users -= 1;
      entry.lastUse = Date.now();
      if (entries.size > limits.maxOpen) closeIdle();
    };
    try {
      return { database: await entry.database, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  return {
    acquire,
    async use(name, task) {
      const { database, release } = await acquire(name);
      try {
        return await task(database);
      } finally {
        release();
      }
    },
    async evict(name, whileClosed) {
      const entry = entries.get(name);
      if (!entry) {
        await whileClosed?.();
        return;
      }
      const patience = Date.now() + 2000;
      while (entry.users > 0 && Date.now() < patience)
        await new Promise((resolve) => setTimeout(resolve, 5));
      await close(name, entry, whileClosed);
    },
    openCount: () => entries.size,
    async close() {
      clearInterval(timer);
      await Promise.all(
        [...entries].map(([name, entry]) => close(name, entry)),
      );
    },
  };
}
