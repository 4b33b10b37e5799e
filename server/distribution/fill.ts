import type { ChildId } from '#model/ids.ts';
import { asDoc } from './as-doc.ts';
import type { Context } from './context.ts';
import { leavesOf } from './couch/changes.ts';
import type { StoredDoc } from './couch/database.ts';
import { find, standingOf } from './couch/read.ts';
import { edit } from './couch/write.ts';
import { deliverHome } from './deliver-home.ts';
import { gather } from './gather.ts';
import { homesOf } from './homes.ts';
import { unmarkRevoked } from './marker.ts';

/** Brings a child's documents into a database that has gained, or regained, the right to them. */
export async function fillChild(
  context: Context,
  name: string,
  child: ChildId,
): Promise<void> {
  const docs = belonging(
    context,
    name,
    await find(context.registry, { child }),
  );
  await context.ensure(name);
  const ids = docs.map(({ _id }) => _id);
  // Before they come: a phone that reads in between must not forget what it has just been given.
  await unmarkRevoked(context, name, child, ids);
  await bring(context, name, docs);
}

/** Those of the registry's documents that have their place in the database today. */
export function belonging(
  { ties, today }: Context,
  name: string,
  docs: readonly StoredDoc[],
): StoredDoc[] {
  const now = ties.on(today());
  return docs.filter((stored) => {
    const doc = asDoc(stored);
    return doc !== undefined && homesOf(doc, now).includes(name);
  });
}

/** Writes documents of the registry into a database with their revisions, and sees that they arrive. */
export async function bring(
  context: Context,
  name: string,
  docs: readonly StoredDoc[],
): Promise<void> {
  if (docs.length === 0) return;
  const ids = docs.map(({ _id }) => _id);
  const leaves = await leavesOf(context.registry, ids);
  const sought = docs.map((doc) => ({
    id: doc._id,
    leaves: leaves.get(doc._id) ?? [doc._rev],
    doc,
  }));
  const found = await gather(context.registry, sought);
  await deliverHome(context, name, [...found.values()].flat());
  const standing = await standingOf(context.at(name), ids);
  await renew(
    context,
    docs.filter(({ _id }) => standing.get(_id)?.deleted === true),
  );
}

/**
 * A tombstone that somebody wrote over a document there beats the same revision coming back; a revision of its own
 * line does not, and finds its way by the feed (facts/sync.md §2).
 */
async function renew(
  { registry, log }: Context,
  docs: readonly StoredDoc[],
): Promise<void> {
  if (docs.length === 0) return;
  await edit(registry, docs);
  log.info('renewed over tombstones', { count: docs.length });
}
