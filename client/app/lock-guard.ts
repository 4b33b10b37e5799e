import { heldKey } from '../data/key.ts';
import { watchBackground } from '../data/lock-background.ts';
import { noteContact } from '../data/lock-contact.ts';
import { meantToGo, obeyWipe } from '../data/lock-wipe.ts';
import { hearTabs, tellTabs } from '../data/lock-tabs.ts';
import type { Store, SyncState } from '../data/store.ts';

interface Options {
  store: Store;
  /** The app has been away for too long, or another tab locked. */
  onLock(): void;
  /** The data have left the device: in another tab, or, with the number of unsent documents, by the Comune's word. */
  onGone(lost?: number): void;
}

/**
 * Watches over an open account: locks it with the other tabs and after five minutes in the background, lets new tabs
 * in, keeps when the Comune was last heard, and wipes when the Comune says so. Returns the way to stop.
 */
export function guard({ store, onLock, onGone }: Options): () => void {
  const { id } = store.account;
  let last: SyncState | undefined;
  const stops = [
    watchBackground(onLock),
    hearTabs((word) => {
      const key = heldKey(id);
      if (word.is === 'lock') {
        // Nobody is let in from here on, whatever still has to be brought to safety first.
        stop();
        onLock();
      } else if (word.is === 'gone' && word.account === id) onGone();
      else if (word.is === 'ask' && word.account === id && key)
        tellTabs({ is: 'key', account: id, key });
    }),
    follow(store.sync, (state) => {
      const before = last;
      last = state;
      const key = heldKey(id);
      // The first is what was known when the data were opened.
      if (before && before.upToDateAt !== state.upToDateAt && key)
        void noteContact(id, key);
      if (state.reach === 'wipe' && before?.reach !== 'wipe') void wipe();
    }),
  ];
  const wipe = async () => {
    const lost = last?.pending ?? 0;
    if (meantToGo(id) === id) {
      stop();
      await store.close();
    }
    if (await obeyWipe(id)) onGone(lost);
    else await store.syncNow();
  };
  const stop = () => {
    for (const one of stops) one();
  };
  return stop;
}

function follow<T>(
  source: { subscribe(next: (value: T) => void): { unsubscribe(): void } },
  next: (value: T) => void,
): () => void {
  const running = source.subscribe(next);
  return () => {
    running.unsubscribe();
  };
}
