import { badRequest } from '../http/errors.ts';
import type { Database } from '../store/database.ts';

/** An update sequence as clients see it; opaque to them, and told apart from a namesake's database. */
export function seqText(database: Database, seq: number): string {
  return `${seq}-${database.uuid}`;
}

/**
 * The number a `since` stands for. One of a deleted namesake means 0, as in CouchDB: the reader
 * starts over instead of missing what the new database holds.
 */
export function positionOf(
  database: Database,
  since: string | undefined,
): number {
  const text = (since ?? '0').replaceAll('"', '');
  if (text === 'now') return database.updateSeq();
  const [number = '', uuid] = text.split('-');
  if (!/^\d{1,15}$/.test(number))
    throw badRequest("Malformed sequence supplied in 'since' parameter.");
  return uuid === undefined || uuid === database.uuid ? Number(number) : 0;
}
