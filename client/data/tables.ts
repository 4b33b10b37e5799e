import {
  fillWithDefaultSettings,
  randomToken,
  type DexieStorageInternals,
  type RxStorage,
} from 'rxdb';
import { databaseName } from './database-name.ts';
import { open } from './encrypt-storage.ts';
import { schemaOf, type Stored } from './stored.ts';

/** One collection's records at rest, read in one go, below RxDB. */
export interface Table {
  readAll(key: CryptoKey): Promise<{ records: Raw[]; unreadable: number }>;
  /** Only the records whose revision is another than the known one. */
  readNews(
    key: CryptoKey,
    known: (id: string) => string | undefined,
  ): Promise<Raw[]>;
  count(): Promise<number>;
  close(): Promise<void>;
}
export type Raw = Record<string, unknown> & {
  _id: string;
  _rev: string;
  _deleted: boolean;
};

/**
 * Opens a collection's table ahead of RxDB, which later shares the connection: a page's first data must not wait for
 * the database's bookkeeping, nor for a cursor's round trip per document.
 */
export async function openTable(
  storage: RxStorage<unknown, unknown>,
  account: string,
  collection: string,
): Promise<Table> {
  const instance = await storage.createStorageInstance({
    databaseInstanceToken: randomToken(10),
    databaseName: databaseName(account),
    collectionName: collection,
    schema: fillWithDefaultSettings(schemaOf<Stored>()),
    options: {},
    multiInstance: false,
    devMode: false,
  });
  const { dexieTable } = await (instance.internals as DexieStorageInternals);
  const read = async (key: CryptoKey, records: unknown[]) => {
    const opened = await Promise.allSettled(
      records.map((record) => open(key, '_id', collection, record)),
    );
    return opened.flatMap((one) =>
      one.status === 'fulfilled' ? [toRaw(one.value)] : [],
    );
  };
  return {
    async readAll(key) {
      const sealed: unknown[] = await dexieTable.toArray();
      const records = await read(key, sealed);
      return { records, unreadable: sealed.length - records.length };
    },
    async readNews(key, known) {
      const sealed = (await dexieTable.toArray()) as Raw[];
      return read(
        key,
        sealed.filter(({ _id, _rev }) => known(_id) !== _rev),
      );
    },
    count: () => dexieTable.count(),
    close: () => instance.close(),
  };
}

/** Dexie keeps the flag as '1' or '0', because IndexedDB cannot index a boolean. */
function toRaw(record: object): Raw {
  const raw = record as Omit<Raw, '_deleted'> & { _deleted: unknown };
  const _deleted = raw._deleted === '1' || raw._deleted === true;
  return { ...raw, _deleted } as Raw;
}
