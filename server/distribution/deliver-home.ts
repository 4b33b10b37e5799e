import type { Context } from './context.ts';
import { isStatus } from './couch/couch-error.ts';
import type { StoredDoc } from './couch/database.ts';
import { missingIn, type Revisions } from './couch/revisions.ts';
import { deliver } from './couch/write.ts';
import { beginEpoch } from './epoch.ts';

/** Writes revisions into a database of a family, a school or the town, and makes it first when it is not there. */
export async function deliverHome(
  context: Context,
  name: string,
  docs: readonly StoredDoc[],
): Promise<void> {
  if (docs.length === 0) return;
  const database = context.at(name);
  const refused = await deliver(database, docs).catch(
    async (error: unknown) => {
      if (!isStatus(error, 404)) throw error;
      await context.ensure(name);
      await beginEpoch(context, name);
      return deliver(database, docs);
    },
  );
  if (refused.length > 0)
    context.log.error('documents refused by a home', {
      code: refused[0]?.error ?? '',
      count: refused.length,
    });
}

/** As deliverHome, where most of it is there already: asking costs less than having it judged again. */
export async function deliverMissing(
  context: Context,
  name: string,
  docs: readonly StoredDoc[],
): Promise<void> {
  const revisions: Revisions = {};
  for (const { _id, _rev } of docs) (revisions[_id] ??= []).push(_rev);
  const missing = await missingIn(context.at(name), revisions).catch(
    (error: unknown) => {
      if (isStatus(error, 404)) return revisions;
      throw error;
    },
  );
  await deliverHome(
    context,
    name,
    docs.filter(({ _id, _rev }) => missing[_id]?.includes(_rev)),
  );
}
