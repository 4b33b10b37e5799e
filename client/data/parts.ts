import type { RxDatabase } from 'rxdb';
import type { Account } from '#model/phone-protocol.ts';
import type { Problem } from '#model/problem.ts';
import { afterPaint } from './after-paint.ts';
import { openDatabase, type Collections } from './database.ts';
import type { Deps } from './deps.ts';
import { encryptStorage } from './encrypt-storage.ts';
import { mirror as newMirror, type Mirror } from './mirror.ts';
import { notes as newNotes, type Notes } from './notes.ts';
import { openData, type Data } from './open-data.ts';
import { outbox as newOutbox, type Outbox } from './outbox.ts';
import { refusedShelf, type RefusedShelf } from './refused.ts';
import { room as newRoom, type Room } from './room.ts';
import { toDoc, type Stored } from './stored.ts';
import { sharedState, type SharedState, type Word } from './sync-state.ts';

/** What an open store is made of. */
export interface Parts {
  account: Account;
  deps: Deps;
  data: Data;
  mirror: Mirror;
  outbox: Outbox;
  notes: Notes;
  refused: RefusedShelf;
  room: Room;
  shared: SharedState;
  /** RxDB, which opens behind what is already shown. */
  opening: Promise<RxDatabase<Collections>>;
  setAside(state: Stored, problem: Problem): Promise<void>;
  /** Tells the conflict handler that the text of this document is dealt with. */
  settle(id: string): void;
}

/** Reads what is on the device and puts it into memory; the database itself is still opening when this resolves. */
export async function assemble(
  account: Account,
  deps: Deps,
  onWord: (word: Word) => void,
): Promise<Parts> {
  const mirror = newMirror();
  const outbox = newOutbox(account, mirror);
  const { keys, storage } = deps;
  const data = await openData(storage, account.id, keys, outbox.isUnsent);
  const shared = sharedState(account.id, onWord);
  const settled = new Set<string>();
  const sealing = encryptStorage(storage, data.key, (error) => {
    room.onWrite(error);
  });
  const opening = afterPaint().then(() =>
    openDatabase(account.id, sealing, {
      isUnsent: outbox.isUnsent,
      isSettled: (id) => settled.delete(id),
      setAside: (state) =>
        setAside(state, { code: 'changed-meanwhile', path: '' }),
    }),
  );
  const notes = newNotes(async () => (await opening).local);
  const room = newRoom(shared, notes);
  const refused = refusedShelf(notes);
  const setAside = (state: Stored, problem: Problem) =>
    refused.put(toDoc(state), problem, new Date(deps.now()).toISOString());
  mirror.take('family', data.records.family);
  mirror.take('town', data.records.town);
  notes.take(data.records.local);
  return {
    account,
    deps,
    data,
    mirror,
    outbox,
    notes,
    refused,
    room,
    shared,
    opening,
    setAside,
    settle: (id) => settled.add(id),
  };
}
