import { isDocType, kindOf } from '#model/document.ts';
import { typeOfId } from '#model/document-id.ts';
import type { Context } from './context.ts';
import { leavesOf } from './couch/changes.ts';
import type { StoredDoc } from './couch/database.ts';
import { bulkGet, missingIn } from './couch/revisions.ts';
import { edit } from './couch/write.ts';
import { keep } from './keep.ts';

/**
 * Ends branches that a database alone still has, of documents that only the registry writes: they come from a
 * registry that was restored from an older copy, and would hide what it says now. Their words are kept.
 */
export async function dropForeignLeaves(
  context: Context,
  name: string,
  docs: readonly StoredDoc[],
): Promise<void> {
  const ids = docs.map(({ _id }) => _id).filter(isRegistryWritten);
  const database = context.at(name);
  const revisions = Object.fromEntries(await leavesOf(database, ids));
  const missing = await missingIn(context.registry, revisions);
  const wanted = Object.entries(missing).flatMap(([id, revs]) =>
    revs.map((rev) => ({ id, rev })),
  );
  const foreign = (await bulkGet(database, wanted)).filter(
    (doc) => !doc._deleted,
  );
  if (foreign.length === 0) return;
  await keep(context, name, 'unknown-to-registry', foreign);
  await edit(
    database,
    foreign.map(({ _id, _rev }) => ({ _id, _rev, _deleted: true })),
  );
  context.log.warn('foreign branches ended', { count: foreign.length });
}

function isRegistryWritten(id: string): boolean {
  const type = typeOfId(id);
  return isDocType(type) && !kindOf(type).writers.includes('parent');
}
