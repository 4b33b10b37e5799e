import { BehaviorSubject, map, type Observable } from 'rxjs';
import { problemsOf, type Doc, type DocType } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Refused, Store, SyncState } from '../../client/data/store.ts';

/** A Store in memory for page tests, with the levers a test pulls: what the Comune answers, and the line. */
export interface MemoryStore extends Store {
  readonly docs: BehaviorSubject<readonly Doc[]>;
  readonly drafts: Map<string, unknown>;
  setSync(change: Partial<SyncState>): void;
  setRefused(refused: readonly Refused[]): void;
  /** The server's stamp arrives for a document written here. */
  receive(id: string, at: string): void;
}

export interface MemoryStoreOptions {
  account: Account;
  docs: readonly Doc[];
  sync?: Partial<SyncState>;
  /** True for a phone on which not everything has arrived yet. */
  neverSynced?: boolean;
  openFile?: Store['openFile'];
  refused?: readonly Refused[];
}

const parentTypes: readonly DocType[] = [
  'absence',
  'delegation',
  'message',
  'readMark',
];

export function memoryStore(options: MemoryStoreOptions): MemoryStore {
  const docs = new BehaviorSubject<readonly Doc[]>(options.docs);
  const sync = new BehaviorSubject<SyncState>({
    reach: 'online',
    busy: false,
    ...(!options.neverSynced && { upToDateAt: '2026-11-23T07:12:00.000Z' }),
    pending: 0,
    refused: 0,
    storage: 'ok',
    ...options.sync,
  });
  const refused = new BehaviorSubject<readonly Refused[]>(
    options.refused ?? [],
  );
  const drafts = new Map<string, unknown>();
  const put = (doc: Doc) => {
    docs.next([...docs.value.filter((one) => one._id !== doc._id), doc]);
  };
  const isPending = (doc: Doc) =>
    parentTypes.includes(doc.type) &&
    doc.author === options.account.person &&
    !doc.received;
  return {
    account: options.account,
    docs,
    drafts,
    sync,
    refused,
    pending: docs.pipe(map((all) => all.filter(isPending))),
    watch: <T extends DocType>(...types: readonly T[]) =>
      docs.pipe(
        map((all) =>
          all.filter((one) => (types as readonly DocType[]).includes(one.type)),
        ),
      ) as unknown as Observable<readonly Doc<T>[]>,
    save: (doc) => {
      const problems = problemsOf(doc);
      if (problems.length === 0) put(doc);
      return Promise.resolve(problems);
    },
    cancel: (id) => {
      const doc = docs.value.find((one) => one._id === id);
      if (doc?.received) return Promise.resolve(false);
      docs.next(docs.value.filter((one) => one._id !== id));
      return Promise.resolve(true);
    },
    dropRefused: (id) => {
      refused.next(refused.value.filter((one) => one.doc._id !== id));
      return Promise.resolve();
    },
    readDraft: (key) => Promise.resolve(drafts.get(key)),
    saveDraft: (key, value) => {
      drafts.set(key, structuredClone(value));
      return Promise.resolve();
    },
    dropDraft: (key) => {
      drafts.delete(key);
      return Promise.resolve();
    },
    syncNow: () => Promise.resolve(),
    openFile:
      options.openFile ??
      (() => Promise.reject(new TypeError('no network in this test'))),
    usage: () => Promise.resolve({ bytes: 0, quota: 1, persisted: true }),
    signOut: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
    setSync: (change) => {
      sync.next({ ...sync.value, ...change });
    },
    setRefused: (next) => {
      refused.next(next);
    },
    receive: (id, at) => {
      const doc = docs.value.find((one) => one._id === id);
      if (doc) put({ ...doc, received: { at, by: 'portal' } });
    },
  };
}
