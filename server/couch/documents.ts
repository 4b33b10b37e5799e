import type { Who } from './sign.ts';

export interface Stored {
  _id: string;
  _rev: string;
}

/** Single documents of one database, in somebody's name. Every call may throw AppError 'couch-away'. */
export interface Documents {
  /** Undefined when there is no such document. A database that is missing or closed is trouble, not an answer. */
  get<T>(id: string, signal?: AbortSignal): Promise<(T & Stored) | undefined>;
  /** Those of `ids` that are there, in their order; undefined when the database is not there, or not for this role. */
  getAll<T>(
    ids: readonly string[],
    signal?: AbortSignal,
  ): Promise<(T & Stored)[] | undefined>;
  /** Those that match a Mango selector; only for what is asked seldom, since nothing is indexed. */
  find<T>(selector: object, limit: number): Promise<(T & Stored)[]>;
  /** The new revision; undefined when another writer came first. */
  put(doc: { _id: string; _rev?: string }): Promise<string | undefined>;
  /** False when another writer came first. */
  remove(doc: Stored): Promise<boolean>;
}

export type DocumentsOf = (who: Who, database: string) => Documents;

/** CouchDB gives a missing database the same status, and another reason. */
export function isMissing(status: number, body: unknown): boolean {
  const { reason } = body as { reason?: string };
  return status === 404 && (reason === 'missing' || reason === 'deleted');
}
