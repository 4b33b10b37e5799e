import {
  addRxPlugin,
  createRxDatabase,
  type RxCollection,
  type RxDatabase,
  type RxStorage,
} from 'rxdb';
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election';
import { conflictHandler, type Conflicts } from './conflict.ts';
import { databaseName } from './database-name.ts';
import { schemaOf, type Note, type Stored } from './stored.ts';

/** The collections of an account: two synced, one of this device alone. The open core of RxDB allows 13 in a page. */
export interface Collections {
  family: RxCollection<Stored>;
  town: RxCollection<Stored>;
  local: RxCollection<Note>;
}

addRxPlugin(RxDBLeaderElectionPlugin);

/** Opens the account's database with its collections; `storage` must already seal what it is given. */
export async function openDatabase(
  account: string,
  storage: RxStorage<unknown, unknown>,
  conflicts: Conflicts,
): Promise<RxDatabase<Collections>> {
  const database = await createRxDatabase<Collections>({
    name: databaseName(account),
    storage,
    multiInstance: true,
    eventReduce: false,
  });
  const schema = schemaOf<Stored>();
  const handler = conflictHandler(conflicts);
  await database.addCollections({
    family: { schema, conflictHandler: handler },
    town: { schema, conflictHandler: handler },
    local: { schema: schemaOf<Note>() },
  });
  return database;
}
