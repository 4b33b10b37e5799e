import { randomUUID } from 'node:crypto';
import { databaseOf } from '#model/databases.ts';
import { epochId } from '#model/document-id.ts';
import type { EpochDoc } from '#model/epoch.ts';
import type { Context } from './context.ts';
import { standingOf } from './couch/read.ts';
import { edit } from './couch/write.ts';

/** True for a database that phones read. */
function hasEpoch(name: string): boolean {
  const kind = databaseOf(name)?.kind;
  return kind === 'family' || kind === 'town';
}

/** Gives a database its first epoch; one that has it keeps it. */
export async function beginEpoch(
  context: Context,
  name: string,
): Promise<void> {
  if (hasEpoch(name)) await edit(context.at(name), [freshEpoch(context)]);
}

/** Begins a new life of the database, upon which phones forget how far they read and compare everything. */
export async function bumpEpoch(context: Context, name: string): Promise<void> {
  if (!hasEpoch(name)) return;
  const database = context.at(name);
  const stands = (await standingOf(database, [epochId])).get(epochId);
  const rev = stands && !stands.deleted ? { _rev: stands.rev } : {};
  // A conflict means that somebody else has just begun one, which serves as well.
  await edit(database, [{ ...freshEpoch(context), ...rev }]);
}

function freshEpoch({ now }: Context): EpochDoc {
  return {
    _id: epochId,
    type: 'epoch',
    v: 1,
    at: now().toISOString(),
    body: { number: randomUUID() },
  };
}
