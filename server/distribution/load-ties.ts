import { startingWith } from './couch/read.ts';
import type { Database } from './couch/database.ts';
import { asDoc } from './as-doc.ts';
import { tiesIndex, type TiesIndex } from './ties-index.ts';

/** The ties as the registry holds them now. */
export async function loadTies(registry: Database): Promise<TiesIndex> {
  const ties = tiesIndex();
  for (const prefix of ['family:', 'enrolment:'])
    for await (const page of startingWith(registry, prefix))
      for (const stored of page) {
        const doc = asDoc(stored);
        if (doc) ties.put(doc);
      }
  return ties;
}
