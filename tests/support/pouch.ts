import { Pouch as Shared } from '../../couch/embedded/store/pouch.ts';

/** The part of PouchDB a staff tool uses, as the tests need it. */
export interface PouchClient {
  put(doc: object): Promise<{ id: string; rev: string }>;
  get(id: string, options?: object): Promise<Record<string, unknown>>;
  remove(id: string, rev: string): Promise<{ rev: string }>;
  allDocs(options?: object): Promise<{ rows: { id: string }[] }>;
  putAttachment(
    id: string,
    name: string,
    rev: string,
    data: Buffer,
    type: string,
  ): Promise<{ rev: string }>;
  getAttachment(id: string, name: string): Promise<Buffer>;
  info(): Promise<{ doc_count: number }>;
  close(): Promise<void>;
}

export interface PouchReplication {
  on(event: string, listener: (value: unknown) => void): PouchReplication;
  cancel(): void;
  then: Promise<{ docs_written: number; ok: boolean }>['then'];
}

interface PouchClass {
  new (name: string, options: object): PouchClient;
  replicate(
    source: PouchClient,
    target: PouchClient,
    options?: object,
  ): PouchReplication;
}

// PouchDB has one class per process, which takes its plugins once.
const Pouch = Shared as unknown as PouchClass;

/** A database of one's own, as a tablet has it. */
export function localPouch(folder: string): PouchClient {
  return new Pouch(folder, { adapter: 'leveldb' });
}

/** A server's database as PouchDB reaches it. */
export function remotePouch(
  url: string,
  headers: Record<string, string>,
): PouchClient {
  return new Pouch(url, { adapter: 'http', skip_setup: true, headers });
}

export function replicate(
  source: PouchClient,
  target: PouchClient,
  options: object = {},
): PouchReplication {
  return Pouch.replicate(source, target, options);
}
