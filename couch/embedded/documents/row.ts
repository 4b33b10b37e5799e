import type { CouchError } from '../http/errors.ts';

/** The outcome of one document of a write. */
export type Row =
  | { id: string; rev: string; error?: never }
  | { id: string; rev?: string; error: CouchError };

/** As `_bulk_docs` answers it. */
export function rowJson({ id, rev, error }: Row): object {
  if (!error) return { ok: true, id, rev };
  return {
    id,
    ...(rev ? { rev } : {}),
    error: error.code,
    reason: error.message,
  };
}
