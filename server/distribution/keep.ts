import type { Context } from './context.ts';
import type { StoredDoc } from './couch/database.ts';
import { edit, isConflict } from './couch/write.ts';

/** Why a revision is set aside. */
export type KeptReason =
  'lost-in-merge' | 'refused' | 'id-taken' | 'unknown-to-registry';

/**
 * Puts revisions that can stand nowhere into `portal`, each a document of its own, before they are let go of: what
 * somebody wrote is never gone, and staff can read it there. Keeping the same revision twice keeps it once.
 */
export async function keep(
  { portal, now, log }: Context,
  database: string,
  reason: KeptReason,
  docs: readonly StoredDoc[],
): Promise<void> {
  if (docs.length === 0) return;
  const drafts = docs.map((doc) => ({
    _id: `checkpoint:kept:${database}:${doc._id}:${doc._rev}`,
    reason,
    at: now().toISOString(),
    kept: contentOf(doc),
  }));
  const rows = await edit(portal, drafts);
  const failed = rows.find((row) => row.error && !isConflict(row));
  if (failed)
    throw new Error(`could not keep a revision: ${failed.error ?? ''}`);
  log.warn('revisions kept aside', { code: reason, count: docs.length });
}

/** CouchDB refuses documents with unknown underscored fields at the top, not below it. */
function contentOf({ _attachments, ...doc }: StoredDoc): unknown {
  return { ...doc, ...(_attachments && { files: Object.keys(_attachments) }) };
}
