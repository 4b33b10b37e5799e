import { badRequest, notFound } from '../http/errors.ts';
import type { Database } from '../store/database.ts';
import type { Metadata, StoredDoc } from '../store/layout.ts';
import { leavesOf, latestOf } from '../store/rev-tree.ts';
import { requireRev } from './incoming.ts';
import { bodyOf, metadataOf } from './read.ts';

export type OpenRevision =
  { missing: string } | { metadata: Metadata; stored: StoredDoc };

/**
 * The bodies `open_revs` asks for ('all' leaves, or a list of revisions), each once; a revision not
 * stored is reported as missing. With `latest`, a revision stands for the leaves it led to.
 */
export async function openRevisions(
  database: Database,
  id: string,
  revs: unknown,
  latest: boolean,
): Promise<OpenRevision[]> {
  const [metadata] = await metadataOf(database, [id]);
  if (revs === 'all') {
    if (!metadata) throw notFound();
    const all = leavesOf(metadata).map((leaf) => leaf.rev);
    return load(database, metadata, all);
  }
  if (!Array.isArray(revs)) throw badRequest('Invalid open_revs');
  const asked = revs.map(requireRev);
  if (!metadata) return asked.map((missing) => ({ missing }));
  const wanted = latest
    ? asked.flatMap((rev) => {
        const leaves = latestOf(metadata, rev);
        return leaves.length ? leaves : [rev];
      })
    : asked;
  return load(database, metadata, [...new Set(wanted)]);
}

function load(
  database: Database,
  metadata: Metadata,
  revs: string[],
): Promise<OpenRevision[]> {
  return Promise.all(
    revs.map(async (rev) => {
      const stored = await bodyOf(database, metadata, rev);
      return stored ? { metadata, stored } : { missing: rev };
    }),
  );
}
