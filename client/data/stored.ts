import type { RxJsonSchema, WithDeleted } from 'rxdb';
import type { Doc, DocType } from '#model/document.ts';
import type { Instant } from '#model/day.ts';
import type { Received } from '#model/envelope.ts';
import { sameValue } from '#model/same.ts';
import { omit } from './omit.ts';

/**
 * A document as RxDB keeps it: CouchDB's `_rev` is the plain field `rev`, because RxDB owns `_rev`. A deleted one is
 * an id and no more, so that nothing is left of what may not be seen (replication.md, D7).
 */
export interface Stored {
  _id: string;
  rev?: string;
  type?: DocType;
  at?: Instant;
  author?: string;
  received?: Received;
  body?: unknown;
}
export type State = WithDeleted<Stored>;

/** Any record of this device alone: drafts, refusals, marks of the sync. */
export interface Note {
  _id: string;
  value: unknown;
}

/** Nothing but the key is indexed: all the rest is sealed, and queries run in memory. */
export function schemaOf<T>(): RxJsonSchema<T> {
  return {
    version: 0,
    primaryKey: '_id',
    type: 'object',
    properties: { _id: { type: 'string', maxLength: 300 } },
    required: ['_id'],
    additionalProperties: true,
  } as unknown as RxJsonSchema<T>;
}

export function toState(doc: Doc): State {
  const { _rev, ...rest } = doc as Doc & Record<string, unknown>;
  // Attachments stay on the server until they are opened; the body lists them.
  const fields = omit(rest, '_attachments', '_revisions', '_deleted');
  const rev = _rev === undefined ? {} : { rev: _rev };
  return { ...fields, ...rev, _deleted: false } as unknown as State;
}

export function toDoc(state: Stored): Doc {
  const { rev, ...rest } = state;
  const fields = bare(rest);
  return (rev === undefined
    ? fields
    : { ...fields, _rev: rev }) as unknown as Doc;
}

export function tombstone(id: string): State {
  return { _id: id, _deleted: true };
}

/** Equality of two states: all deletions are one; RxDB's own fields do not count. */
export function isSameState(one: State, other: State): boolean {
  if (one._deleted || other._deleted) return one._deleted === other._deleted;
  return sameValue(bare(one), bare(other));
}

/** Without the fields that are RxDB's. */
function bare(state: Stored): object {
  const fields: Record<string, unknown> = { ...state };
  return omit(fields, '_rev', '_meta', '_attachments', '_deleted');
}

/** How many times RxDB has written a record, by its own revision. */
export function heightOf(rev: string | undefined): number {
  return rev === undefined ? 0 : Number(rev.slice(0, rev.indexOf('-')));
}
