import type { Database } from '../store/database.ts';
import {
  rangeIn,
  seqKey,
  type Metadata,
  type StoredDoc,
} from '../store/layout.ts';
import { leavesOf } from '../store/rev-tree.ts';
import { seqText } from '../feeds/sequence.ts';
import { present, type Extras } from './present.ts';
import { bodiesAt, metadataOf } from './read.ts';

export interface ChangesQuery {
  since: number;
  limit: number;
  descending: boolean;
  /** Every leaf's revision instead of the winner's. */
  allLeaves: boolean;
  /** With these additions, when documents are wanted. */
  docs?: Extras;
  /** Given the winning revision's body. */
  filter?: (doc: StoredDoc) => boolean;
}

export interface Change {
  seq: number;
  /** The row as JSON. */
  json: string;
}

/** The changes after `since`; each batch says how far it brings the reader. */
export async function* readChanges(
  database: Database,
  query: ChangesQuery,
): AsyncGenerator<{ rows: Change[]; position: number }> {
  const range = query.descending
    ? rangeIn('by-sequence', { reverse: true })
    : rangeIn('by-sequence', { gt: seqKey(query.since) });
  let left = query.limit;
  const most = query.docs?.attachments ? 10 : 250;
  const size = Math.min(Math.max(query.limit, 1), most);
  for await (const entries of database.level.scan(range, size)) {
    const latest = await latestIn(database, entries);
    const rows: Change[] = [];
    for (const { doc, metadata } of latest) {
      if (query.filter && !query.filter(doc)) continue;
      rows.push({
        seq: metadata.seq,
        json: await rowOf(database, metadata, doc, query),
      });
      if (--left === 0) {
        yield { rows, position: metadata.seq };
        return;
      }
    }
    const [key = ''] = entries.at(-1) ?? [];
    yield { rows, position: Number(key.slice(-16)) };
  }
}

/** Of the scanned revisions those that are their document's latest change, with the winning body. */
async function latestIn(
  database: Database,
  entries: readonly [key: string, text: string][],
): Promise<{ doc: StoredDoc; metadata: Metadata }[]> {
  const docs = entries.map(([, text]) => JSON.parse(text) as StoredDoc);
  const metadata = await metadataOf(
    database,
    docs.map((doc) => doc._id),
  );
  const latest = docs.flatMap((doc, index) => {
    const [key] = entries[index] ?? [''];
    const known = metadata[index];
    return known?.seq === Number(key.slice(-16))
      ? [{ doc, metadata: known }]
      : [];
  });
  const lost = latest.filter(
    (each) => each.doc._rev !== each.metadata.winningRev,
  );
  const winners = await bodiesAt(
    database,
    lost.map((each) => each.metadata.rev_map[each.metadata.winningRev]),
  );
  for (const [index, each] of lost.entries())
    each.doc = winners[index] ?? each.doc;
  return latest;
}

async function rowOf(
  database: Database,
  metadata: Metadata,
  doc: StoredDoc,
  { allLeaves, docs }: ChangesQuery,
): Promise<string> {
  const revs = allLeaves
    ? leavesOf(metadata).map((leaf) => leaf.rev)
    : [metadata.winningRev];
  return JSON.stringify({
    seq: seqText(database, metadata.seq),
    id: metadata.id,
    changes: revs.map((rev) => ({ rev })),
    ...(metadata.deleted ? { deleted: true } : {}),
    ...(docs ? { doc: await present(database, metadata, doc, docs) } : {}),
  });
}

/** Up to this many are counted; beyond, old revisions may be among the number. */
const countable = 1000;

/** How many changes follow `position`. */
export async function pendingAfter(
  database: Database,
  position: number,
): Promise<number> {
  const ahead = Math.max(database.updateSeq() - position, 0);
  if (ahead === 0 || ahead > countable) return ahead;
  let pending = 0;
  const range = rangeIn('by-sequence', { gt: seqKey(position) });
  for await (const entries of database.level.scan(range, countable))
    pending += (await latestIn(database, entries)).length;
  return pending;
}
