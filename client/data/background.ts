import type { RxDatabase, RxDocumentData } from 'rxdb';
import { caller } from './call.ts';
import type { Collections } from './database.ts';
import { dropStaleFiles } from './files.ts';
import type { Parts } from './parts.ts';
import type { Saved } from './rescue.ts';
import type { Note, Stored } from './stored.ts';
import { startSync, type Sync } from './sync.ts';
import { writeRecord } from './write.ts';

/** What goes on behind the pages: the database, and, in the tab that leads, the sync. */
export interface Background {
  /** The database, once memory follows it. */
  readonly ready: Promise<RxDatabase<Collections>>;
  /** The sync, when this tab leads; never when it does not come to that. */
  readonly leading: Promise<Sync>;
  close(): Promise<void>;
}

export function runBackground(parts: Parts): Background {
  const { account, data, deps, mirror, opening, room, shared } = parts;
  let isClosing = false;
  let sync: Sync | undefined;
  let lead: (sync: Sync) => void;
  const leading = new Promise<Sync>((resolve) => {
    lead = resolve;
  });

  async function prepare(): Promise<RxDatabase<Collections>> {
    const database = await opening;
    await follow(database, parts);
    if (data.saved) await restore(account.id, database, data.saved);
    if (!mirror.isEmpty('town'))
      void dropStaleFiles(
        account.id,
        (id) => mirror.get('town', id) !== undefined,
      );
    void database.waitForLeadership().then(() => {
      if (isClosing) return;
      shared.lead();
      sync = startSync({
        ...parts,
        database,
        call: caller(deps, account.id),
        slices: account.family === undefined ? ['town'] : ['family', 'town'],
      });
      lead(sync);
    });
    return database;
  }
  const ready = prepare();
  // Whoever needs the database hears of the failure too; here it is only noted what kind it was.
  ready.catch(room.onWrite);

  return {
    ready,
    leading,
    async close() {
      isClosing = true;
      const database = await ready.catch(() => undefined);
      await sync?.stop();
      await database?.close();
      await data.close();
      shared.close();
    },
  };
}

type Kept = RxDocumentData<Stored>;
type KeptNote = RxDocumentData<Note>;

/** Lets memory follow the database, other tabs' writes included, also those made since the first look at it. */
async function follow(
  database: RxDatabase<Collections>,
  { data, mirror, notes }: Parts,
): Promise<void> {
  for (const slice of ['family', 'town'] as const)
    database[slice].eventBulks$.subscribe(({ events }) => {
      mirror.take(
        slice,
        events.map(({ documentData }) => documentData as Kept),
      );
    });
  database.local.eventBulks$.subscribe(({ events }) => {
    notes.take(events.map(({ documentData }) => documentData as KeptNote));
  });
  const news = await data.news((table, id) =>
    table === 'local' ? notes.revOf(id) : mirror.revOf(table, id),
  );
  mirror.take('family', news.family);
  mirror.take('town', news.town);
  notes.take(news.local);
}

/** Writes again what was saved from tables that were replaced. */
async function restore(
  account: string,
  database: RxDatabase<Collections>,
  { family, local }: Saved,
): Promise<void> {
  for (const record of family)
    await writeRecord(database.family, record._id, () => record);
  for (const { _id, value } of local)
    await writeRecord(database.local, _id, () => ({ _id, value }));
  const { dropRescued } = await import('./rescue.ts');
  await dropRescued(account);
}
