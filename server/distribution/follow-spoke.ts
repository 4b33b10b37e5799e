import { databaseOf } from '#model/databases.ts';
import { kindOf } from '#model/document.ts';
import { revokedId } from '#model/document-id.ts';
import { asDoc } from './as-doc.ts';
import { positionOf } from './checkpoints.ts';
import type { Context } from './context.ts';
import { changesOf, type Change } from './couch/changes.ts';
import type { Database, StoredDoc } from './couch/database.ts';
import { standingOf } from './couch/read.ts';
import { missingIn, type Revisions } from './couch/revisions.ts';
import { deliver } from './couch/write.ts';
import { gather } from './gather.ts';
import { goesUp, type Bonds } from './goes-up.ts';
import { homesOf } from './homes.ts';
import { keep } from './keep.ts';
import { takenIds } from './taken-ids.ts';

const pageSize = 500;

/**
 * Brings what a family or a school wrote to the registry, from the database's checkpoint to its end. Gives the ids of
 * documents met on the way that have no place in this database (any more).
 */
export async function followSpoke(
  context: Context,
  name: string,
): Promise<string[]> {
  const { checkpoints, log } = context;
  const database = context.at(name);
  const strays: string[] = [];
  for (;;) {
    const { seq = 0, instance = '' } = checkpoints.get(name) ?? {};
    const page = await changesOf(database, { since: seq, limit: pageSize });
    const docs = await bringUp(context, database, page.rows);
    if (docs > 0) log.info('brought up', { count: docs });
    strays.push(...straysAmong(context, name, page.rows));
    const behind = positionOf(page.last) < positionOf(seq);
    // Another life of the database, whose beginning was not read: see lives.ts.
    if (behind) checkpoints.begin(name, instance);
    else checkpoints.set(name, { seq: page.last, instance });
    if (page.rows.length < pageSize && !behind) return strays;
  }
}

async function bringUp(
  context: Context,
  database: Database,
  rows: readonly Change[],
): Promise<number> {
  const revisions: Revisions = {};
  const winners = new Map<string, StoredDoc>();
  for (const { id, changes, doc } of rows) {
    const known = asDoc(doc);
    if (!doc || !known || !isSpokeWritten(known.type)) continue;
    revisions[id] = changes.map((one) => one.rev);
    winners.set(id, doc);
  }
  const missing = await missingIn(context.registry, revisions);
  const found = await gather(
    database,
    Object.entries(missing).map(([id, leaves]) => ({
      id,
      leaves,
      // A winner alone has its history at hand; where there are more leaves it may not be the one that is missing.
      doc: revisions[id]?.length === 1 ? winners.get(id) : undefined,
    })),
  );
  const docs = [...found.values()].flat().filter((doc) => !doc._deleted);
  const bonds = await bondsIn(context, database, docs);
  const ours = docs.filter((doc) => {
    const known = asDoc(doc);
    return known && goesUp(known, database.name, bonds);
  });
  const taken = await takenIds(context, ours);
  const isTaken = ({ _id }: StoredDoc) => taken.has(_id);
  await keep(context, database.name, 'id-taken', ours.filter(isTaken));
  return sendUp(
    context,
    database.name,
    ours.filter((doc) => !isTaken(doc)),
  );
}

/** A marker of lost rights says that there were rights, whatever the ties still know of them. */
async function bondsIn(
  { ties }: Context,
  database: Database,
  docs: readonly StoredDoc[],
): Promise<Bonds> {
  const family = databaseOf(database.name)?.owner ?? '';
  const children = new Set(docs.flatMap((doc) => asDoc(doc)?.child ?? []));
  const unknown = [...children].filter((one) => !ties.everHad(family, one));
  const markers = await standingOf(database, unknown.map(revokedId));
  return {
    everHad: (_, child) =>
      ties.everHad(family, child) || markers.has(revokedId(child)),
  };
}

/** Writes revisions of a family or school into the registry; what it refuses is kept. */
async function sendUp(
  context: Context,
  from: string,
  docs: readonly StoredDoc[],
): Promise<number> {
  if (docs.length === 0) return 0;
  const refused = await deliver(context.registry, docs);
  if (refused.length === 0) return docs.length;
  const ids = new Set(refused.map(({ id }) => id));
  const kept = docs.filter(({ _id }) => ids.has(_id));
  await keep(context, from, 'refused', kept);
  return docs.length - ids.size;
}

function isSpokeWritten(type: Parameters<typeof kindOf>[0]): boolean {
  const { writers } = kindOf(type);
  return writers.includes('parent') || writers.includes('school');
}

function straysAmong(
  { ties, today }: Context,
  name: string,
  rows: readonly Change[],
): string[] {
  const now = ties.on(today());
  return rows.flatMap(({ id, doc }) => {
    const known = asDoc(doc);
    if (!known || known._deleted || isLocal(known.type)) return [];
    return homesOf(known, now).includes(name) ? [] : [id];
  });
}

/** Markers and epochs belong to the database they are in. */
export function isLocal(type: Parameters<typeof kindOf>[0]): boolean {
  return kindOf(type).audience === 'local';
}
