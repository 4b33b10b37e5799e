import { firstValueFrom } from 'rxjs';
import type { Doc, DocType } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Deps } from '../../client/data/deps.ts';
import { openStore } from '../../client/data/open-store.ts';
import { lastAccountId } from '../../client/data/accounts.ts';
import { deviceKeys } from '../../client/data/key.ts';
import { lockOf } from '../../client/data/key-lock.ts';
import { enrol } from '../../client/data/key-open.ts';
import { enter, setUp } from '../../client/data/lock-entry.ts';
import { signIn } from '../../client/data/session.ts';
import type { Store } from '../../client/data/store.ts';
import { devicePin } from './device-pin.ts';
import { shiftClock } from './shift-clock.ts';

/** The store's patience, for tests that cannot wait as long as people do. */
type Waits = Partial<Pick<Deps, 'retryMs' | 'stallMs' | 'timeoutMs'>>;

let store: Store | undefined;

/** Opens the account's lock, unless this page has it open. */
async function unlocked({ id }: Account): Promise<void> {
  if (await deviceKeys.load(id)) return;
  if (await lockOf(id)) await enter(id, { is: 'pin', pin: devicePin });
  else await enrol(id, { is: 'pin', pin: devicePin, kind: 'digits' });
}

function opened(): Store {
  if (!store) throw new Error('no store is open');
  return store;
}

/** The data layer alone, driven from a test: what a page would do, without the page. */
const phone = {
  async signIn(username: string, password: string): Promise<Account> {
    const session = await signIn(username, password);
    if ('secondStep' in session) throw new Error('more is wanted');
    const { account } = session;
    if (await lockOf(account.id)) await unlocked(account);
    else await setUp(session, { is: 'pin', pin: devicePin, kind: 'digits' });
    store = await openStore(account, { keys: deviceKeys, retryMs: 200 });
    return account;
  },
  async open(account: Account, deps: Waits = {}): Promise<void> {
    await unlocked(account);
    store = await openStore(account, {
      keys: deviceKeys,
      retryMs: 200,
      ...deps,
    });
  },
  /** Id of the account that the app opens with. */
  current: () => lastAccountId(),
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
