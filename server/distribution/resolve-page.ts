import type { Context } from './context.ts';
import { asDoc } from './as-doc.ts';
import type { StoredDoc } from './couch/database.ts';
import { bulkGet } from './couch/revisions.ts';
import { edit, isConflict, type Draft } from './couch/write.ts';
import { keep } from './keep.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { commonForebear } from './rev-tree.ts';

/**
 * Ends the conflicts of the registry: one revision stands, the other leaves are closed, and what could not be merged
 * is kept. The outcome is a change like any other, which takes it to whoever holds the document.
 */
export async function resolvePage(
  context: Context,
  conflicts: readonly (readonly StoredDoc[])[],
): Promise<void> {
  if (conflicts.length === 0) return;
  const bases = await basesOf(context, conflicts);
  for (const leaves of conflicts) {
    const { merged, winner, losers, unkept } = resolveConflict(
      leaves,
      (one, other) => {
        const rev = commonForebear(one, other);
        return rev === undefined ? undefined : bases.get(`${one._id} ${rev}`);
      },
    );
    await keep(context, context.registry.name, 'lost-in-merge', unkept);
    const closing: Draft[] = losers.map(({ _id, _rev }) => ({
      _id,
      _rev,
      _deleted: true,
    }));
    const standing = merged ? [{ ...merged, _rev: winner._rev }] : [];
    const rows = await edit(context.registry, [...standing, ...closing]);
    // A conflict here: somebody wrote meanwhile, and the change that made will bring the document back.
    for (const row of rows)
      if (row.error && !isConflict(row))
        context.log.error('resolution refused', { code: row.error });
  }
  context.log.info('conflicts resolved', { count: conflicts.length });
}

/** The revisions from which the leaves part, by id and revision, as far as compaction has left them. */
async function basesOf(
  { registry }: Context,
  conflicts: readonly (readonly StoredDoc[])[],
): Promise<Map<string, NonNullable<ReturnType<typeof asDoc>>>> {
  const wanted: { id: string; rev: string }[] = [];
  for (const leaves of conflicts)
    for (const one of leaves)
      for (const other of leaves) {
        const rev = one === other ? undefined : commonForebear(one, other);
        if (rev !== undefined && one._rev < other._rev)
          wanted.push({ id: one._id, rev });
      }
  const bases = new Map<string, NonNullable<ReturnType<typeof asDoc>>>();
  for (const stored of await bulkGet(registry, wanted)) {
    const doc = asDoc(stored);
    if (doc) bases.set(`${stored._id} ${stored._rev}`, doc);
  }
  return bases;
}
