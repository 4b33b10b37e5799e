import { databaseOf } from '#model/databases.ts';
import { isDoc, type Doc } from '#model/document.ts';
import { familyDocId } from '#model/document-id.ts';
import type { ChildId } from '#model/ids.ts';
import { asDoc } from './as-doc.ts';
import type { Context } from './context.ts';
import { leavesOf } from './couch/changes.ts';
import { find, standingOf } from './couch/read.ts';
import {
  bulkGet,
  missingIn,
  purge,
  type Revisions,
} from './couch/revisions.ts';
import type { Database, StoredDoc } from './couch/database.ts';
import { homesOf } from './homes.ts';
import { isLocal } from './follow-spoke.ts';
import { keep } from './keep.ts';
import { markRevoked } from './marker.ts';

/** Takes a child's documents out of a database that has lost the right to them. What was written there must be up before. */
export async function drainChild(
  context: Context,
  name: string,
  child: ChildId,
): Promise<void> {
  const docs = await find(context.at(name), { child });
  await drain(context, name, docs);
}

/** Takes these documents out of a database, those that have no place in it. */
export async function drainIds(
  context: Context,
  name: string,
  ids: readonly string[],
): Promise<void> {
  const standing = await standingOf(context.at(name), ids);
  await drain(
    context,
    name,
    [...standing.values()].flatMap(({ doc }) => doc ?? []),
  );
}

async function drain(
  context: Context,
  name: string,
  docs: readonly StoredDoc[],
): Promise<void> {
  if (docs.length === 0 || !(await mayDrain(context, name))) return;
  const ties = context.ties.on(context.today());
  const owner = databaseOf(name)?.owner ?? '';
  const ids = docs.map(({ _id }) => _id);
  const registry = await standingOf(context.registry, ids);
  const leaving = new Map<ChildId, string[]>();
  for (const stored of docs) {
    // Whose a document is, the registry says; what is here may be an older state of it.
    const doc = asDoc(registry.get(stored._id)?.doc ?? stored);
    if (!doc || isLocal(doc.type) || homesOf(doc, ties).includes(name))
      continue;
    const of = knownChild(context, owner, doc, stored) ?? owner;
    leaving.set(of, [...(leaving.get(of) ?? []), doc._id]);
  }
  const database = context.at(name);
  for (const [of, ids] of leaving) {
    const revisions = Object.fromEntries(await leavesOf(database, ids));
    await keepUnknown(context, database, revisions);
    // The marker comes first: a phone that reads in between still learns what to forget.
    if (databaseOf(name)?.kind === 'family')
      await markRevoked(context, name, of, ids);
    await purge(context.asAdmin(name), revisions);
    context.log.info('un-routed', { count: ids.length });
  }
}

/** Whom a marker may name: a child this household had once, or what stands here says; never another's. */
function knownChild(
  { ties }: Context,
  owner: string,
  { child }: Doc,
  stored: StoredDoc,
): ChildId | undefined {
  return child !== undefined && ties.everHad(owner, child)
    ? child
    : asDoc(stored)?.child;
}

/** Only these revisions are purged: what is written meanwhile comes up first, by the feed, and leaves after. */
async function keepUnknown(
  context: Context,
  database: Database,
  revisions: Revisions,
): Promise<void> {
  const missing = await missingIn(context.registry, revisions);
  const wanted = Object.entries(missing).flatMap(([id, revs]) =>
    revs.map((rev) => ({ id, rev })),
  );
  const docs = await bulkGet(database, wanted);
  await keep(
    context,
    database.name,
    'unknown-to-registry',
    docs.filter((doc) => !doc._deleted),
  );
}

/**
 * A right is lost when the registry says so, not when it cannot be asked: without the household's own document, there
 * or deleted, nothing is taken from it (facts/sync.md §4, fault 36).
 */
async function mayDrain(
  { registry, ties }: Context,
  name: string,
): Promise<boolean> {
  const { kind, owner = '' } = databaseOf(name) ?? {};
  if (kind === 'school') return ties.schools().length > 0;
  if (kind !== 'family') return false;
  const id = familyDocId(owner);
  const standing = (await standingOf(registry, [id])).get(id);
  if (!standing || standing.deleted) return standing !== undefined;
  const doc = asDoc(standing.doc);
  if (!doc || !isDoc(doc, 'family')) return false;
  // What is held here may be older than what stands there.
  ties.put(doc);
  return true;
}
