import { badRequest, notFound } from '../http/errors.ts';
import type { Database } from '../store/database.ts';
import type { Metadata, StoredDoc } from '../store/layout.ts';
import { leavesOf, latestOf } from '../store/rev-tree.ts';
import { requireRev } from './incoming.ts';
import type { Extras } from './present.ts';
import { bodyOf, metadataOf } from './read.ts';

export interface Wanted {
  /** 'all' for every leaf, or a list of revisions. */
  revs: unknown;
  latest: boolean;
  extras: Extras;
}

export type OpenRevision =
  { missing: string } | { metadata: Metadata; stored: StoredDoc };

export interface OpenRevisions {
  found: OpenRevision[];
  extras: Extras;
}

/** The bodies `open_revs` asks for, each once; a revision not stored is reported as missing. */
export async function openRevisions(
  database: Database,
  id: string,
  { revs, latest, extras }: Wanted,
): Promise<OpenRevisions> {
  const [metadata] = await metadataOf(database, [id]);
  if (revs === 'all') {
    if (!metadata) throw notFound();
    const all = leavesOf(metadata).map((leaf) => leaf.rev);
    return { found: await load(database, metadata, all), extras };
  }
  if (!Array.isArray(revs)) throw badRequest('Invalid open_revs');
  const asked = revs.map(requireRev);
  if (!metadata)
    return { found: asked.map((missing) => ({ missing })), extras };
  const wanted = latest
    ? asked.flatMap((rev) => {
        const leaves = latestOf(metadata, rev);
        return leaves.length ? leaves : [rev];
      })
    : asked;
  return {
    found: await load(database, metadata, [...new Set(wanted)]),
    extras,
  };
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
