import { databaseName, filesName } from './database-name.ts';
import { removeDatabase } from './idb.ts';

/** Removes the account's tables, whatever state they are in. */
export async function removeTables(account: string): Promise<void> {
  const prefix = `rxdb-dexie-${databaseName(account)}--`;
  // An older Firefox cannot list them; there what is left stays sealed under a key that is gone.
  const factory = indexedDB as { databases?: IDBFactory['databases'] };
  const all = (await factory.databases?.call(indexedDB)) ?? [];
  const own = all
    .map(({ name }) => name ?? '')
    .filter((name) => name.startsWith(prefix));
  await Promise.all([...own, filesName(account)].map(removeDatabase));
}
