import nano from 'nano';
import { isRecord } from '#model/check.ts';
import { AppError } from '../errors.ts';
import { signer, type SigningKey, type Who } from './sign.ts';

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

const patience = 10_000;

/** True for an error that is an answer. */
type Allow = (status: number, error: unknown) => boolean;

interface Ask {
  method?: string;
  path: string;
  qs?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** Documents by nano, whose client is made anew for each call because the token is. */
export function documentsAt(url: string, key: SigningKey): DocumentsOf {
  const sign = signer(key);
  return (who, db) => {
    const ask = async (request: Ask, allow: Allow = () => false) => {
      const { signal } = request;
      // Not AbortSignal.timeout, which would be kept for its whole time after the answer.
      const late = new AbortController();
      const timer = setTimeout(() => {
        late.abort();
      }, patience);
      const headers = { Authorization: `Bearer ${await sign(who)}` };
      try {
        const answer: unknown = await nano({ url, headers }).request({
          ...request,
          db,
          signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
        } as nano.RequestOptions);
        // nano gives a text or bytes for what it cannot parse: an answer cut short, or a page of some proxy.
        if (isRecord(answer) && !Buffer.isBuffer(answer)) return answer;
      } catch (error) {
        if (allow(statusOf(error), error)) return undefined;
        if (signal?.aborted) throw signal.reason;
        throw new AppError('couch-away', {
          reason: `upstream ${statusOf(error)}`,
        });
      } finally {
        clearTimeout(timer);
      }
      throw new AppError('couch-away', { reason: 'upstream cut short' });
    };
    return {
      get: async <T>(id: string, signal?: AbortSignal) =>
        (await ask({ path: encodeURIComponent(id), signal }, isMissing)) as
          (T & Stored) | undefined,
      async getAll<T>(keys: readonly string[], signal?: AbortSignal) {
        const request = {
          method: 'POST',
          path: '_all_docs',
          qs: { include_docs: true },
          body: { keys },
          signal,
        };
        const answer = await ask(
          request,
          (status) => status === 403 || status === 404,
        );
        if (!answer) return undefined;
        const { rows } = answer as { rows: { doc?: (T & Stored) | null }[] };
        return rows.flatMap(({ doc }) => (doc ? [doc] : []));
      },
      async find<T>(selector: object, limit: number) {
        const body = { selector, limit };
        const answer = await ask({ method: 'POST', path: '_find', body });
        return (answer as { docs: (T & Stored)[] }).docs;
      },
      async put(doc) {
        const path = encodeURIComponent(doc._id);
        const answer = await ask(
          { method: 'PUT', path, body: doc },
          isConflict,
        );
        return (answer as { rev: string } | undefined)?.rev;
      },
      async remove({ _id, _rev }) {
        const path = encodeURIComponent(_id);
        const qs = { rev: _rev };
        return (
          (await ask(
            { method: 'DELETE', path, qs },
            (...error) => isMissing(...error) || isConflict(error[0]),
          )) !== undefined
        );
      },
    };
  };
}

function isMissing(status: number, error: unknown): boolean {
  const { reason } = error as { reason?: string };
  return status === 404 && (reason === 'missing' || reason === 'deleted');
}

function isConflict(status: number): boolean {
  return status === 409;
}

/** 0 when no answer came. */
function statusOf(error: unknown): number {
  return (error as { statusCode?: number }).statusCode ?? 0;
}
