import type { Account } from '#model/phone-protocol.ts';
import type { Deps } from '../../client/data/deps.ts';
import { openStore } from '../../client/data/open-store.ts';
import type { Store } from '../../client/data/store.ts';

declare global {
  interface Window {
    openTab?: (account: Account, deps: Partial<Deps>) => Promise<Store>;
  }
}

// Loaded in a frame: a realm of its own, as another tab of the same browser is.
window.openTab = openStore;
