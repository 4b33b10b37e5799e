import { firstValueFrom, race, Subject, timer } from 'rxjs';
import type { DocType } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import { runBackground } from './background.ts';
import { keepCounts } from './counts.ts';
import { defaultDeps } from './default-deps.ts';
import type { Deps } from './deps.ts';
import { keepStorage, usage } from './device.ts';
import { drafts } from './drafts.ts';
import { openFile } from './files.ts';
import { assemble } from './parts.ts';
import { cancelDocument, saveDocument } from './save.ts';
import type { Store } from './store.ts';

/** Ms to wait for the session's end when the account leaves the device; after that it is ended at the next contact. */
const farewellMs = 5000;

/**
 * Opens an account's data on this device and starts its sync in the background. Resolves as soon as what is here can
 * be shown, without the network and without waiting for the database behind it.
 */
export async function openStore(
  account: Account,
  given: Partial<Deps> & Pick<Deps, 'keys'>,
): Promise<Store> {
  const deps = { ...defaultDeps(), ...given };
  const synced = new Subject<void>();
  const parts = await assemble(account, deps, (word) => {
    if (word === 'synced') synced.next();
    else if (word === 'signed-out') void leave();
    else if (sync) void answerSync();
  });
  const { data, mirror, outbox, notes, refused, shared } = parts;
  const stopCounting = keepCounts(parts);
  const background = runBackground(parts);
  let sync: Awaited<typeof background.leading> | undefined;
  void background.leading.then((one) => {
    sync = one;
  });
  const answerSync = async () => {
    await sync?.now();
    shared.send('synced');
  };

  let closing: Promise<void> | undefined;
  const close = () => {
    stopCounting();
    closing ??= background.close();
    return closing;
  };
  /** The account left this device, here or in another tab: nothing of it may stay on the screen. */
  const leave = async () => {
    shared.patch({ reach: 'signed-out' });
    mirror.clear();
    await close();
  };
  const writing = {
    account,
    mirror,
    outbox,
    family: async () => (await background.ready).family,
  };

  return {
    account,
    watch: <T extends DocType>(...types: readonly T[]) => mirror.watch(types),
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
      // Whichever comes first: this tab leads, or the one that does answers.
      const answer = firstValueFrom(race(synced, timer(2 * deps.timeoutMs)), {
        defaultValue: undefined,
      });
      shared.send('sync-now');
      await Promise.race([background.leading.then((one) => one.now()), answer]);
    },
    openFile: (id, name) => openFile(deps, account.id, data.key, id, name),
    usage,
    async signOut() {
      shared.send('signed-out');
      await leave();
      const { leaveDevice } = await import('./accounts-leave.ts');
      return leaveDevice(account.id, { ...deps, timeoutMs: farewellMs });
    },
    close,
  };
}
