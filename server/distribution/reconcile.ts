import { databaseOf, town } from '#model/databases.ts';
import { isDocType, kindOf, kinds, type DocType } from '#model/document.ts';
import { typeOfId } from '#model/document-id.ts';
import { beginEpoch } from './epoch.ts';
import type { Context } from './context.ts';
import { leavesOf } from './couch/changes.ts';
import type { StoredDoc } from './couch/database.ts';
import { find, inventoryOf, startingWith, standingOf } from './couch/read.ts';
import { deliverHome } from './deliver-home.ts';
import { drainIds } from './drain.ts';
import { belonging, bring } from './fill.ts';
import { followSpoke, isLocal } from './follow-spoke.ts';
import { gather } from './gather.ts';
import { dropForeignLeaves } from './foreign-leaves.ts';
import { unmarkRevoked } from './marker.ts';

/**
 * Makes a whole database what the registry says it should be, whatever happened to it: what is missing comes, what
 * was deleted is deleted, what has no place leaves. What was written in it goes up first.
 */
export async function reconcile(context: Context, name: string): Promise<void> {
  await context.ensure(name);
  await beginEpoch(context, name);
  const strays = name === town ? [] : await followSpoke(context, name);
  const due = new Map(
    (await dueIn(context, name)).map((doc) => [doc._id, doc]),
  );
  const there = await inventoryOf(context.at(name));
  const lacking = [...due.values()].filter(
    (doc) => there.get(doc._id) !== doc._rev,
  );
  await unmarkAll(context, name, lacking);
  await bring(context, name, lacking);
  const known = lacking.filter((doc) => there.has(doc._id));
  await dropForeignLeaves(context, name, known);
  const extra = [...there.keys()].filter(
    (id) => !due.has(id) && isRouted(typeOfId(id)),
  );
  await letGo(context, name, [...new Set([...extra, ...strays])]);
  if (lacking.length + extra.length > 0)
    context.log.info('reconciled', { count: lacking.length + extra.length });
}

function isRouted(type: string): boolean {
  return isDocType(type) && !isLocal(type);
}

/** Every document of the registry that has its place in the database today. */
async function dueIn(context: Context, name: string): Promise<StoredDoc[]> {
  const { registry, ties, today } = context;
  const { kind, owner = '' } = databaseOf(name) ?? {};
  const found: StoredDoc[] = [];
  if (kind === 'family')
    found.push(...(await find(registry, { family: owner })));
  if (kind === 'town')
    for (const type of typesForTown())
      found.push(...(await find(registry, { type })));
  if (kind === 'school')
    for await (const page of startingWith(registry, 'rollCall:'))
      found.push(...belonging(context, name, page));
  const children =
    kind === 'family'
      ? ties.childrenOfFamily(owner, today())
      : ties.childrenOfSchool(owner, today());
  if (kind === 'family' || kind === 'school')
    for (const child of children)
      found.push(...(await find(registry, { child })));
  return belonging(context, name, found);
}

function typesForTown(): DocType[] {
  return (Object.keys(kinds) as DocType[]).filter(
    (type) => kindOf(type).audience === 'town',
  );
}

async function unmarkAll(
  context: Context,
  name: string,
  docs: readonly StoredDoc[],
): Promise<void> {
  if (databaseOf(name)?.kind !== 'family') return;
  const children = new Map<string, string[]>();
  for (const { _id, child } of docs)
    if (typeof child === 'string')
      children.set(child, [...(children.get(child) ?? []), _id]);
  for (const [child, ids] of children)
    await unmarkRevoked(context, name, child, ids);
}

/** What is there but not due: deleted where the registry deleted it, drained where it belongs to others. */
async function letGo(
  context: Context,
  name: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const standing = await standingOf(context.registry, ids);
  const deleted = ids.filter((id) => standing.get(id)?.deleted === true);
  const leaves = await leavesOf(context.registry, deleted);
  const tombstones = await gather(
    context.registry,
    [...leaves].map(([id, revs]) => ({ id, leaves: revs })),
  );
  await deliverHome(context, name, [...tombstones.values()].flat());
  await drainIds(
    context,
    name,
    ids.filter((id) => !deleted.includes(id)),
  );
  const unknown = ids.filter((id) => !standing.has(id));
  if (unknown.length > 0)
    context.log.warn('documents the registry does not know', {
      count: unknown.length,
    });
}
