import { AppError } from '../errors.ts';
import { couchAt } from './couch.ts';
import { isMissing, type DocumentsOf, type Stored } from './documents.ts';
import { nanoAt } from './nano-at.ts';
import type { SigningKey } from './sign.ts';

/** Reads, which every request needs, go the short way; the rarer writes and searches go by nano. */
export function documentsAt(url: string, key: SigningKey): DocumentsOf {
  const couch = couchAt({ url, key });
  const byNano = nanoAt(url, key);
  return (who, database) => ({
    ...byNano(who, database),
    async get<T>(id: string, signal?: AbortSignal) {
      const path = `/${database}/${encodeURIComponent(id)}`;
      const { status, body } = await couch.as(who).json(path, { signal });
      if (status === 200) return body as T & Stored;
      if (isMissing(status, body)) return undefined;
      throw new AppError('couch-away', { upstream: status });
    },
    async getAll<T>(keys: readonly string[], signal?: AbortSignal) {
      const { status, body } = await couch
        .as(who)
        .json(`/${database}/_all_docs?include_docs=true`, {
          method: 'POST',
          json: { keys },
          signal,
        });
      if (status === 403 || status === 404) return undefined;
      if (status !== 200)
        throw new AppError('couch-away', { upstream: status });
      const { rows } = body as { rows: { doc?: (T & Stored) | null }[] };
      return rows.flatMap(({ doc }) => (doc ? [doc] : []));
    },
  });
}
