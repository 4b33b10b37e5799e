import type { Range } from './level.ts';

/**
 * How PouchDB 9's leveldb adapter lays a database out (pouchdb-adapter-leveldb-core): every key is
 * `ÿ<store>ÿ<key>`. The hot paths read it directly; documents are written through PouchDB only.
 */
export type StoreName =
  | 'document-store'
  | 'by-sequence'
  | 'attach-store'
  | 'attach-binary-store'
  | 'local-store'
  /** Ours: what PouchDB has no room for. */
  | 'portal-store';

export function keyIn(store: StoreName, key: string): string {
  return `\xff${store}\xff${key}`;
}

const last = '\u{10ffff}';

/** Bounds are keys inside the store; absent bounds are the store's ends. */
export function rangeIn(store: StoreName, range: Range = {}): Range {
  const { gt, gte, lt, lte, reverse } = range;
  const prefix = keyIn(store, '');
  return {
    ...(gt === undefined ? { gte: prefix + (gte ?? '') } : { gt: prefix + gt }),
    ...(lt === undefined
      ? { lte: prefix + (lte ?? last) }
      : { lt: prefix + lt }),
    ...(reverse ? { reverse } : {}),
  };
}

export function seqKey(seq: number): string {
  return String(seq).padStart(16, '0');
}

export function bySequence(seq: number): string {
  return keyIn('by-sequence', seqKey(seq));
}

export function metadataKey(id: string): string {
  return keyIn('document-store', id);
}

/** A node of a revision tree: hash, state, children. */
export type RevisionNode = [
  hash: string,
  state: { status: 'available' | 'missing'; deleted?: boolean },
  children: RevisionNode[],
];

/** What the document store holds per document id. */
export interface Metadata {
  id: string;
  rev_tree: { pos: number; ids: RevisionNode }[];
  /** Sequence number per stored revision; `by-sequence` holds the body under it. */
  rev_map: Record<string, number>;
  /** Of the latest write to any branch. */
  seq: number;
  winningRev: string;
  /** Of the winning revision. */
  deleted: boolean;
}

export interface StoredAttachment {
  content_type: string;
  digest: string;
  length: number;
  revpos: number;
}

/** A revision's body as stored: the user's fields with `_id`, `_rev`, and `_deleted` if so. */
export interface StoredDoc {
  _id: string;
  _rev: string;
  _deleted?: true;
  _attachments?: Record<string, StoredAttachment>;
  [field: string]: unknown;
}
