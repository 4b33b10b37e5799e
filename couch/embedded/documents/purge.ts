import type { Database } from '../store/database.ts';
import { keyIn } from '../store/layout.ts';

const purgeKey = keyIn('portal-store', 'purge-seq');

/** How many purges the database has seen. */
export async function purgeSeqOf(database: Database): Promise<number> {
  const [text] = await database.level.getMany([purgeKey]);
  return Number(text ?? 0);
}
