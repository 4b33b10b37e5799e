import { notFound } from '../http/errors.ts';
import type { Database } from '../store/database.ts';
import type { Metadata, StoredDoc } from '../store/layout.ts';
import { latestOf } from '../store/rev-tree.ts';
import { bodyOf, metadataOf } from './read.ts';

/** The revision asked for, or the winner; 404 'missing' or 'deleted' as CouchDB. */
export async function findRevision(
  database: Database,
  id: string,
  rev: string | undefined,
  latest = false,
): Promise<{ metadata: Metadata; stored: StoredDoc }> {
  const [metadata] = await metadataOf(database, [id]);
  if (!metadata) throw notFound();
  if (rev === undefined && metadata.deleted) throw notFound('deleted');
  const wanted = rev ?? metadata.winningRev;
  const [leaf] = latest ? latestOf(metadata, wanted) : [];
  const stored = await bodyOf(database, metadata, leaf ?? wanted);
  if (!stored) throw notFound();
  return { metadata, stored };
}
