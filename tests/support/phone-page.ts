import { firstValueFrom } from 'rxjs';
import type { Doc, DocType } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Deps } from '../../client/data/deps.ts';
import { openStore } from '../../client/data/open-store.ts';
import { currentSession, signIn } from '../../client/data/session.ts';
import type { Store } from '../../client/data/store.ts';
import { shiftClock } from './shift-clock.ts';

/** The store's patience, for tests that cannot wait as long as people do. */
type Waits = Partial<Pick<Deps, 'retryMs' | 'stallMs' | 'timeoutMs'>>;

let store: Store | undefined;

function opened(): Store {
  if (!store) throw new Error('no store is open');
  return store;
}

/** The data layer alone, driven from a test: what a page would do, without the page. */
const phone = {
  async signIn(username: string, password: string): Promise<Account> {
    const { account } = await signIn(username, password);
    store = await openStore(account, { retryMs: 200 });
    return account;
  },
  async open(account: Account, deps: Waits = {}): Promise<void> {
    store = await openStore(account, { retryMs: 200, ...deps });
  },
  /** Who uses this device, as the app asks when it opens. */
  current: async () => (await currentSession())?.account,
  docs: (...types: DocType[]) => firstValueFrom(opened().watch(...types)),
  save: (doc: Doc) => opened().save(doc),
  cancel: (id: string) => opened().cancel(id),
  state: () => firstValueFrom(opened().sync),
  refused: () => firstValueFrom(opened().refused),
  pending: () => firstValueFrom(opened().pending),
  dropRefused: (id: string) => opened().dropRefused(id),
  readDraft: (key: string) => opened().readDraft(key),
  /** Sets this page's clock; before a store is opened. */
  shiftClock,
  saveDraft: (key: string, value: unknown) => opened().saveDraft(key, value),
  usage: () => opened().usage(),
  syncNow: () => opened().syncNow(),
  signOut: () => opened().signOut(),
  async close(): Promise<void> {
    await opened().close();
    store = undefined;
  },
};

declare global {
  interface Window {
    phone: PhoneApi;
  }
}
export type PhoneApi = typeof phone;
window.phone = phone;
