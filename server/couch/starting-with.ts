import { portal, portalRole } from '#model/databases.ts';
import { AppError } from '../errors.ts';
import type { Couch } from './couch.ts';
import type { Stored } from './documents.ts';

/** Documents looked at in one go. */
const page = 500;

/** The documents of a database whose ids begin so, in the portal's name. @throws AppError 'couch-away' */
export async function* startingWith<T>(
  couch: Couch,
  prefix: string,
  database = portal,
): AsyncGenerator<T & Stored> {
  const client = couch.as({ role: portalRole, sub: portalRole });
  let start = prefix;
  for (;;) {
    const query = new URLSearchParams({
      startkey: JSON.stringify(start),
      endkey: JSON.stringify(`${prefix}\uffff`),
      limit: String(page),
      include_docs: 'true',
    });
    const path = `/${database}/_all_docs?${query.toString()}`;
    const { status, body } = await client.json(path);
    if (status !== 200) throw new AppError('couch-away');
    const { rows } = body as { rows: { id: string; doc: T & Stored }[] };
    for (const { doc } of rows) yield doc;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    // The least key after the last one.
    start = `${last.id}\u0000`;
  }
}
