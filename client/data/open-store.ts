import { firstValueFrom, filter, race, skip, timer } from 'rxjs';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Account } from '#model/phone-protocol.ts';
import { follow } from './background.ts';
import { caller } from './call.ts';
import { openDatabase } from './database.ts';
import type { Deps } from './deps.ts';
import { keepStorage, marker, removeTables, usage } from './device.ts';
import { drafts } from './drafts.ts';
import { encryptStorage } from './encrypt-storage.ts';
import { openFile } from './files.ts';
import { deviceKeys } from './key.ts';
import { mirror as newMirror } from './mirror.ts';
import { notes as newNotes } from './notes.ts';
import { openData } from './open-data.ts';
import { outbox as newOutbox } from './outbox.ts';
import { refusedShelf } from './refused.ts';
import { room as newRoom } from './room.ts';
import { cancelDocument, saveDocument } from './save.ts';
import { endSession, forget } from './session.ts';
import type { Store } from './store.ts';
import { toDoc } from './stored.ts';
import { startSync, type Sync } from './sync.ts';
import { sharedState } from './sync-state.ts';

function defaults(): Deps {
  return {
    fetch: window.fetch.bind(window),
    EventSource: window.EventSource,
    now: Date.now,
    keys: deviceKeys,
    // 'strict': a parent's words are on the disk, not in the system's cache, when the phone says so.
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    retryMs: 1000,
    stallMs: 60_000,
    timeoutMs: 20_000,
  };
}

/**
 * Opens an account's data on this device and starts its sync in the background. Resolves as soon as what is here can
 * be shown, without the network and without waiting for the database behind it.
 */
export async function openStore(
  account: Account,
  given: Partial<Deps> = {},
): Promise<Store> {
  const deps = { ...defaults(), ...given };
  const mirror = newMirror();
  const outbox = newOutbox(account, mirror);
  const data = await openData(
    deps.storage,
    account.id,
    deps.keys,
    outbox.isUnsent,
  );
  const shared = sharedState(account.id, (message) => {
    if (message === 'sync-now') void sync?.now();
    else void leave();
  });
  let sync: Sync | undefined;
  let closing: Promise<void> | undefined;

  const settled = new Set<string>();
  const opening = openDatabase(
    account.id,
    encryptStorage(deps.storage, data.key, (error) => {
      room.onWrite(error);
    }),
    {
      isUnsent: outbox.isUnsent,
      isSettled: (id) => settled.delete(id),
      setAside: (state) =>
        putRefused(state, { code: 'changed-meanwhile', path: '' }),
    },
  );
  const notes = newNotes(opening.then(({ local }) => local));
  const room = newRoom(shared, notes);
  const refused = refusedShelf(notes);
  const putRefused: Parameters<typeof startSync>[0]['setAside'] = (
    state,
    problem,
  ) => refused.put(toDoc(state), problem, new Date(deps.now()).toISOString());

  mirror.take('family', data.records.family);
  mirror.take('town', data.records.town);
  notes.take(data.records.local as never);
  const upToDateAt = notes.get('mark:upToDateAt');
  if (typeof upToDateAt === 'string') shared.patch({ upToDateAt });
  if (data.wiped)
    shared.patch({
      storage: 'wiped',
      ...(data.wiped.lost > 0 && { lostUnsent: data.wiped.lost }),
    });

  const mark = () => {
    if (mirror.all('family').length > 0)
      marker.write(account.id, shared.state.value.pending);
  };
  const counting = [
    outbox.pending.subscribe(({ length }) => {
      shared.patch({ pending: length });
      mark();
    }),
    refused.list.subscribe(({ length }) => {
      shared.patch({ refused: length });
    }),
  ];

  const call = caller(deps, account.id);
  const ready = opening.then(async (database) => {
    await follow(database, data, mirror, notes, mark);
    void database.waitForLeadership().then(() => {
      if (closing) return;
      shared.lead();
      sync = startSync({
        deps,
        call,
        database,
        mirror,
        notes,
        outbox,
        shared,
        slices: account.family === undefined ? ['town'] : ['family', 'town'],
        setAside: putRefused,
        settle: (id) => settled.add(id),
        hasRoom: room.has,
      });
    });
    return database;
  });

  const writing = {
    account,
    mirror,
    outbox,
    family: ready.then(({ family }) => family),
  };

  const close = () => {
    closing ??= (async () => {
      for (const one of counting) one.unsubscribe();
      const database = await ready;
      await sync?.stop();
      await database.close();
      await data.close();
      shared.close();
    })();
    return closing;
  };
  /** The account left this device, here or in another tab: nothing of it may stay on the screen. */
  const leave = async () => {
    shared.patch({ reach: 'signed-out' });
    mirror.clear();
    await close();
  };

  return {
    account,
    watch: (...types) => mirror.watch(types) as never,
    sync: shared.state,
    refused: refused.list,
    pending: outbox.pending,
    async save(doc) {
      const problems = await saveDocument(writing, doc);
      if (problems.length === 0) void keepStorage().catch(() => undefined);
      return problems;
    },
    cancel: (id) => cancelDocument(writing, id),
    dropRefused: refused.drop,
    ...drafts(notes),
    async syncNow() {
      await ready;
      if (sync) return sync.now();
      shared.send('sync-now');
      await firstValueFrom(
        race(
          shared.state.pipe(
            skip(1),
            filter(({ busy }) => !busy),
          ),
          timer(deps.timeoutMs),
        ),
      );
    },
    openFile: (id, name) => openFile(deps, account.id, data.key, id, name),
    usage,
    async signOut() {
      shared.send('signed-out');
      await leave();
      await removeTables(account.id);
      await deps.keys.remove(account.id);
      await forget(account);
      marker.remove(account.id);
      await endSession({ ...deps, timeoutMs: 5000 });
    },
    close,
  };
}
