import type { RxStorage } from 'rxdb';
import { hasRescued, marker } from './device.ts';
import type { KeyPort } from './key.ts';
import type { Saved } from './rescue.ts';
import { openTable, type Raw, type Table } from './tables.ts';

const names = ['family', 'town', 'local'] as const;

export type Records = Record<(typeof names)[number], Raw[]>;

/** All that is on the device of one account, opened with its key. */
export interface Data {
  key: CryptoKey;
  records: Records;
  /** Records taken out of tables that were replaced, to be written again. */
  saved?: Saved;
  /**
   * Set when the data was not there, or did not open, though the account had some: how many unsent documents could
   * not be read any more.
   */
  wiped?: { lost: number };
  /** What was written by another tab since; `known` gives the revision a record was last seen with. */
  news(
    known: (table: keyof Records, id: string) => string | undefined,
  ): Promise<Records>;
  close(): Promise<void>;
}

/**
 * Reads everything of the account. Data that has vanished or does not open is as good as wiped, and data from before
 * the device had a lock is to be sealed anew: what exists nowhere else is saved, the rest is removed and comes anew
 * from the Comune. Rejects when the account is locked.
 */
export async function openData(
  storage: RxStorage<unknown, unknown>,
  account: string,
  keys: KeyPort,
  isUnsent: (record: Raw) => boolean,
): Promise<Data> {
  const [tables, found] = await Promise.all([
    openTables(storage, account),
    keys.load(account),
  ]);
  if (!found) {
    await closeAll(tables);
    throw new Error('locked');
  }
  const { key, former } = found;
  const state = await readTables(tables, former ?? key);
  const had = marker.read(account);
  const isLost = !state.isWhole || (state.isEmpty && had !== undefined);
  if (!isLost && !former && !hasRescued(account))
    return dataOf(tables, key, state.records);
  const [{ rescue }, { removeTables }] = await Promise.all([
    import('./rescue.ts'),
    import('./remove-tables.ts'),
  ]);
  const saved = await rescue(account, key, {
    family: state.records.family.filter(isUnsent),
    local: state.records.local.filter(({ _id }) => !_id.startsWith('mark:')),
  });
  await closeAll(tables);
  await removeTables(account);
  if (former) await keys.moved(account);
  const anew = await openTables(storage, account);
  const lost = Math.max(0, (had ?? 0) - saved.family.length);
  return {
    ...dataOf(anew, key, { family: [], town: [], local: [] }),
    saved,
    ...(isLost && { wiped: { lost } }),
  };
}

async function readTables(tables: Tables, key: CryptoKey) {
  const [family, town, local] = await Promise.all([
    tables.family.readAll(key),
    tables.town.readAll(key),
    tables.local.readAll(key),
  ]);
  const all = [family, town, local];
  return {
    records: {
      family: family.records,
      town: town.records,
      local: local.records,
    },
    isEmpty: all.every((one) => one.records.length + one.unreadable === 0),
    isWhole: all.every(({ unreadable }) => unreadable === 0),
  };
}

function dataOf(tables: Tables, key: CryptoKey, records: Records): Data {
  return {
    key,
    records,
    async news(known) {
      const [family, town, local] = await Promise.all(
        names.map((name) =>
          tables[name].readNews(key, (id) => known(name, id)),
        ),
      );
      return { family: family ?? [], town: town ?? [], local: local ?? [] };
    },
    close: () => closeAll(tables),
  };
}

type Tables = Record<(typeof names)[number], Table>;

async function openTables(
  storage: RxStorage<unknown, unknown>,
  account: string,
): Promise<Tables> {
  const [family, town, local] = await Promise.all([
    openTable(storage, account, 'family'),
    openTable(storage, account, 'town'),
    openTable(storage, account, 'local'),
  ]);
  return { family, town, local };
}

async function closeAll(tables: Tables): Promise<void> {
  await Promise.all(names.map((name) => tables[name].close()));
}
