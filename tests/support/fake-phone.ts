import { firstValueFrom, type Observable } from 'rxjs';
import type { Doc, DocType } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Deps } from '../../client/data/deps.ts';
import { openStore } from '../../client/data/open-store.ts';
import type { Store } from '../../client/data/store.ts';
import { FakeComune } from './fake-comune.ts';
import { testKeys } from './test-keys.ts';

export const family = '5a3c1e00-0000-4000-8000-000000000001';
export const parent = '5a3c1e00-0000-4000-8000-000000000021';
export const otherParent = '5a3c1e00-0000-4000-8000-000000000022';
export const child = '5a3c1e00-0000-4000-8000-000000000011';

let count = 0;

/** An account of its own for each test, since databases outlive a test. */
export function newAccount(): Account {
  count += 1;
  return {
    id: `test-${Date.now()}-${count}`,
    role: 'parent',
    name: 'Elena Morri',
    person: parent,
    family,
  };
}

export interface FakePhone {
  comune: FakeComune;
  account: Account;
  store: Store;
  /** Opens the same account again, as after the app was closed. */
  again(deps?: Partial<Deps>): Promise<Store>;
}

/** A store on real IndexedDB before a pretended Comune. */
export async function phone(
  given: Partial<Deps> = {},
  comune = new FakeComune(),
  account = newAccount(),
): Promise<FakePhone> {
  const again = (deps: Partial<Deps> = {}) =>
    openStore(account, {
      fetch: comune.fetch,
      EventSource: comune.EventSource,
      keys: testKeys,
      retryMs: 20,
      timeoutMs: 2000,
      ...given,
      ...deps,
    });
  return { comune, account, store: await again(), again };
}

export function latest<T>(source: Observable<T>): Promise<T> {
  return firstValueFrom(source);
}

export function docsOf<T extends DocType>(
  store: Store,
  ...types: T[]
): Promise<readonly Doc<T>[]> {
  return latest(store.watch(...types));
}

export function question(
  number: number,
  change: Partial<Doc<'message'>> & { text?: string } = {},
): Doc<'message'> {
  const thread = `7a3c1e00-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const { text = 'Domanda riservata', ...rest } = change;
  return {
    _id: `message:${thread}`,
    type: 'message',
    v: 1,
    at: `2026-11-23T10:00:${String(number % 60).padStart(2, '0')}.000Z`,
    family,
    author: parent,
    body: {
      thread,
      topic: 'canteen',
      subject: 'Menu',
      text,
      from: { side: 'parent', name: 'Elena Morri' },
    },
    ...rest,
  };
}

export function absence(
  day: string,
  change: Partial<Doc<'absence'>> = {},
  body: Partial<Doc<'absence'>['body']> = {},
): Doc<'absence'> {
  return {
    _id: `absence:${child}:mensa:${day}`,
    type: 'absence',
    v: 1,
    at: '2026-11-23T10:00:00.000Z',
    family,
    child,
    author: parent,
    body: {
      service: 'mensa',
      day,
      cause: 'illness',
      withdrawn: false,
      ...body,
    },
    ...change,
  };
}
