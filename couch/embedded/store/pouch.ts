import PouchCore from 'pouchdb-core';
import leveldb from 'pouchdb-adapter-leveldb';
import mapreduce from 'pouchdb-mapreduce';
import find from 'pouchdb-find';
import http from 'pouchdb-adapter-http';
import replication from 'pouchdb-replication';
import { durableLevel } from './level.ts';

export interface BulkRow {
  id: string;
  ok?: true;
  rev?: string;
  error?: unknown;
  name?: string;
  status?: number;
  message?: string;
  reason?: string;
}

export interface ViewRow {
  id: string;
  key: unknown;
  value: unknown;
  doc?: unknown;
}

/** The part of PouchDB 9 this server stands on. */
export interface Pouch {
  id(): Promise<string>;
  info(): Promise<{ doc_count: number; update_seq: number }>;
  bulkDocs(docs: object[], options: { new_edits: boolean }): Promise<BulkRow[]>;
  get(id: string): Promise<{ _id: string; _rev: string }>;
  put(doc: object): Promise<{ ok: true; id: string; rev: string }>;
  remove(doc: {
    _id: string;
    _rev: string;
  }): Promise<{ id: string; rev: string }>;
  compact(): Promise<unknown>;
  close(): Promise<void>;
  query(
    view: string,
    options: object,
  ): Promise<{ total_rows?: number; offset?: number; rows: ViewRow[] }>;
  viewCleanup(): Promise<unknown>;
  createIndex(index: object): Promise<unknown>;
  getIndexes(): Promise<unknown>;
  deleteIndex(index: object): Promise<unknown>;
  find(request: object): Promise<unknown>;
  explain(request: object): Promise<unknown>;
}

interface PouchClass {
  new (path: string, options: object): Pouch;
  plugin(plugin: unknown): PouchClass;
  prefix: string;
  prototype: object;
  replicate(source: Pouch, target: Pouch, options: object): Replication;
}

export interface Replication {
  on(
    event: 'complete',
    listener: (result: {
      start_time: string;
      end_time: string;
      docs_read: number;
      docs_written: number;
      doc_write_failures: number;
      last_seq: unknown;
    }) => void,
  ): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  cancel(): void;
}

export const Pouch = (PouchCore as PouchClass)
  .plugin(leveldb)
  .plugin(mapreduce)
  .plugin(find)
  .plugin(http);
// PouchDB has one class per process, and this plugin cannot be added to it twice.
if (!('replicate' in Pouch.prototype)) Pouch.plugin(replication);
// The adapter looks for a database's views under this prefix when it closes it.
Pouch.prefix = '';

const megabyte = 1024 * 1024;

export function openPouch(path: string, revsLimit: number): Pouch {
  return new Pouch(path, {
    adapter: 'leveldb',
    db: durableLevel,
    revs_limit: revsLimit,
    cacheSize: 2 * megabyte,
    writeBufferSize: 2 * megabyte,
  });
}
