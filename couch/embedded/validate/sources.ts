import { bodiesAt } from '../documents/read.ts';
import type { Database } from '../store/database.ts';
import { rangeIn, type Metadata } from '../store/layout.ts';

const known = new WeakMap<Database, string[]>();

/** To be called when a design document was written. */
export function forgetSources(database: Database): void {
  known.delete(database);
}

/** The validate functions of a database, in order of design document. */
export async function validateSources(
  database: Database,
): Promise<readonly string[]> {
  const hit = known.get(database);
  if (hit) return hit;
  const seqs: number[] = [];
  const designs = rangeIn('document-store', {
    gte: '_design/',
    lt: '_design0',
  });
  for await (const batch of database.level.scan(designs, 100)) {
    for (const [, text] of batch) {
      const metadata = JSON.parse(text) as Metadata;
      const seq = metadata.rev_map[metadata.winningRev];
      if (!metadata.deleted && seq !== undefined) seqs.push(seq);
    }
  }
  const bodies = await bodiesAt(database, seqs);
  const sources = bodies.flatMap((body) => {
    const source = body?.['validate_doc_update'];
    return typeof source === 'string' ? [source] : [];
  });
  known.set(database, sources);
  return sources;
}
