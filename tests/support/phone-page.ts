import { firstValueFrom } from 'rxjs';
import type { Doc, DocType } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import { openStore } from '../../client/data/open-store.ts';
import { signIn } from '../../client/data/session.ts';
import type { Store } from '../../client/data/store.ts';

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
  async open(account: Account): Promise<void> {
    store = await openStore(account, { retryMs: 200 });
  },
  docs: (...types: DocType[]) => firstValueFrom(opened().watch(...types)),
  save: (doc: Doc) => opened().save(doc),
  cancel: (id: string) => opened().cancel(id),
  state: () => firstValueFrom(opened().sync),
  refused: () => firstValueFrom(opened().refused),
  pending: () => firstValueFrom(opened().pending),
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
