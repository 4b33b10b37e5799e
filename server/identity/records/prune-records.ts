import { portal } from '#model/databases.ts';
import { adminFetch, type Admin } from '../../couch/admin.ts';
import { AppError } from '../../errors.ts';
import { recordPrefix } from './records.ts';

/** DPCM 24 October 2014, art. 13: kept for 24 months, and no longer than needed (GDPR, art. 5). */
const months = 24;
/** CouchDB refuses more in one call: [purge] max_document_id_number. */
const together = 100;

/**
 * Takes records older than 24 months away for good, as administrator: the portal's own role cannot.
 * @returns how many. @throws AppError 'couch-away'
 */
export async function pruneRecords(admin: Admin, now: Date): Promise<number> {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - months);
  const query = new URLSearchParams({
    startkey: JSON.stringify(recordPrefix),
    endkey: JSON.stringify(recordPrefix + limit.toISOString()),
    limit: String(together),
  });
  let pruned = 0;
  for (;;) {
    const path = `/${portal}/_all_docs?${query.toString()}`;
    const { rows } = (await call(admin, path)) as {
      rows: { id: string; value: { rev: string } }[];
    };
    if (rows.length === 0) return pruned;
    const revisions = rows.map(({ id, value }) => [id, [value.rev]]);
    await call(admin, `/${portal}/_purge`, Object.fromEntries(revisions));
    pruned += rows.length;
  }
}

async function call(
  admin: Admin,
  path: string,
  json?: unknown,
): Promise<unknown> {
  const answer = await adminFetch(admin, path, {
    ...(json !== undefined && { method: 'POST', json }),
  });
  if (!answer.ok) throw new AppError('couch-away');
  return answer.json();
}
