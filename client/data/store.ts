import type { Observable } from 'rxjs';
import type { Doc, DocType } from '#model/document.ts';
import type { Instant } from '#model/day.ts';
import type { Account } from '#model/phone-protocol.ts';
import type { Problem } from '#model/problem.ts';

/** Whether the Comune can be reached, by the last request that tried: `navigator.onLine` is only a hint. */
export type Reach =
  | 'unknown'
  | 'online'
  | 'offline'
  | 'server-away'
  | 'captive'
  | 'signed-out'
  /** Signed out, and what this device keeps of the account is to be wiped. */
  | 'wipe';

/** What the sync chip and the Sincronizzazione page say. */
export interface SyncState {
  reach: Reach;
  /** True while a pull or a push is under way. */
  busy: boolean;
  /** Server time at which both slices were last wholly up to date; undefined before the first time. */
  upToDateAt?: Instant;
  /** Documents on this phone that the Comune has not received. */
  pending: number;
  refused: number;
  /** How far this phone's clock is ahead of the server's, in ms; undefined before the first contact. */
  clockAheadMs?: number;
  /** `full`: the last write was refused for space; `wiped`: the browser had removed the data, a new sync mended it. */
  storage: 'ok' | 'full' | 'wiped';
  /** With 'wiped': unsent documents that could not be read any more and are lost; absent when there were none. */
  lostUnsent?: number;
}

/** A document the Comune refused for good, with the text as it was written. */
export interface Refused {
  doc: Doc;
  problem: Problem;
  at: Instant;
}

export interface Usage {
  bytes: number;
  quota: number;
  persisted: boolean;
}

/** One account's data on this device: everything a page may ask of the layer below. */
export interface Store {
  readonly account: Account;
  /** The live documents of these types; emits at once what is on the phone. */
  watch<T extends DocType>(
    ...types: readonly T[]
  ): Observable<readonly Doc<T>[]>;
  readonly sync: Observable<SyncState>;
  readonly refused: Observable<readonly Refused[]>;
  /** Parent documents without `received`, oldest first: on this phone only. */
  readonly pending: Observable<readonly Doc[]>;
  /**
   * Checks the document by the model's rules and writes it; resolves to [] once it is durably on this phone, else to
   * what is wrong. Rejects with StorageFullError when the disk is full; the caller keeps the form's text.
   */
  save(doc: Doc): Promise<Problem[]>;
  /** Takes an unsent document back. False when it had been received meanwhile. */
  cancel(id: string): Promise<boolean>;
  /** Forgets a refused document, after its text was sent again or given up by the parent. */
  dropRefused(id: string): Promise<void>;
  /** Half-written forms, kept at every letter; undefined when there is none. */
  readDraft(key: string): Promise<unknown>;
  saveDraft(key: string, value: unknown): Promise<void>;
  dropDraft(key: string): Promise<void>;
  /** Pushes and pulls now; resolves when done or failed (see `sync`). */
  syncNow(): Promise<void>;
  /** A file of an announcement: from this phone if it was opened before, else from the network. */
  openFile(id: string, name: string): Promise<Blob>;
  usage(): Promise<Usage>;
  /**
   * Removes this account's data and key from the device; the session ends at once or at the next contact. Resolves to a
   * path that the reader is to be sent to, where there is a session elsewhere to end, too.
   */
  signOut(): Promise<string | undefined>;
  /** Stops replication and closes the database, leaving the data. */
  close(): Promise<void>;
}
