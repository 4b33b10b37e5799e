import { portal, portalRole } from '#model/databases.ts';
import type { Couch } from '../couch/couch.ts';
import type { Documents, Stored } from '../couch/documents.ts';
import { AppError } from '../errors.ts';

type Expiring = Stored & { until?: string; forget?: number };

/** Documents looked at in one go. */
const page = 500;

/**
 * Takes sessions that are over and attempts that are forgotten out of the portal's database.
 * @returns how many. @throws AppError 'couch-away'
 */
export async function removeExpired(
  couch: Couch,
  own: Documents,
  now: Date,
): Promise<number> {
  let removed = 0;
  for (const prefix of ['attempts:', 'session:'])
    for await (const doc of startingWith(couch, prefix))
      if (isOver(doc, now) && (await own.remove(doc))) removed += 1;
  return removed;
}

function isOver({ until, forget }: Expiring, now: Date): boolean {
  if (until !== undefined) return until <= now.toISOString();
  return forget !== undefined && forget <= now.getTime();
}

async function* startingWith(
  couch: Couch,
  prefix: string,
): AsyncGenerator<Expiring> {
  const client = couch.as({ role: portalRole, sub: portalRole });
  let start = prefix;
  for (;;) {
    const query = new URLSearchParams({
      startkey: JSON.stringify(start),
      endkey: JSON.stringify(`${prefix}\uffff`),
      limit: String(page),
      include_docs: 'true',
    });
    const path = `/${portal}/_all_docs?${query.toString()}`;
    const { status, body } = await client.json(path);
    if (status !== 200) throw new AppError('couch-away');
    const { rows } = body as { rows: { id: string; doc: Expiring }[] };
    for (const { doc } of rows) yield doc;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    // The least key after the last one.
    start = `${last.id}\u0000`;
  }
}
