import type { Database, Seq, StoredDoc } from './database.ts';

export interface Change {
  id: string;
  seq: Seq;
  deleted?: boolean;
  /** Every leaf revision, deleted and conflicting ones too. */
  changes: { rev: string }[];
  /** The winning revision, without its history. */
  doc?: StoredDoc | null;
}

export interface Page {
  rows: Change[];
  last: Seq;
}

export interface ChangesQuery {
  since: Seq;
  limit: number;
  /** Wait this many ms for a change when there is none. */
  wait?: number;
  signal?: AbortSignal;
}

/** The next changes after `since`, with documents and all leaves. */
export async function changesOf(
  database: Database,
  { since, limit, wait, signal }: ChangesQuery,
): Promise<Page> {
  const feed =
    wait === undefined ? '' : `&feed=longpoll&timeout=${Math.round(wait)}`;
  const from = encodeURIComponent(String(since));
  const answer = (await database.get(
    `/_changes?style=all_docs&include_docs=true&limit=${limit}&since=${from}${feed}`,
    signal,
  )) as { results: Change[]; last_seq: Seq };
  return { rows: answer.results, last: answer.last_seq };
}

/** CouchDB reads a feed by ids from its index up to this many; beyond it scans. */
const idsTogether = 100;

/** All leaf revisions of these documents, for those that are there. */
export async function leavesOf(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const leaves = new Map<string, string[]>();
  for (let start = 0; start < ids.length; start += idsTogether) {
    const { results } = (await database.post(
      '/_changes?style=all_docs&filter=_doc_ids',
      { doc_ids: ids.slice(start, start + idsTogether) },
    )) as { results: Change[] };
    for (const row of results)
      leaves.set(
        row.id,
        row.changes.map((one) => one.rev),
      );
  }
  return leaves;
}
