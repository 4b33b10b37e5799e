import { isRecord } from '#model/check.ts';
import { badRequest } from '../../errors.ts';
import { judgeDocs, type Verdict } from './judge-docs.ts';
import { passOn } from './pass-on.ts';
import { readJson } from './read-json.ts';
import type { Handler } from './replication-call.ts';

interface Row {
  id: string;
  rev?: string;
  error?: string;
}

/** Ms for a page of documents, each of which CouchDB validates. */
const patience = 60_000;

/** Writes documents, those that the caller may write; a row for each, in order, says which. */
export const bulkDocs: Handler = async (call) => {
  const { ctx, couch, root, signal } = call;
  const { docs, new_edits: newEdits = true } = await readJson(ctx);
  if (!Array.isArray(docs) || !docs.every(isRecord))
    throw badRequest('docs must be a list of documents');
  if (typeof newEdits !== 'boolean') throw badRequest('new_edits');
  const verdicts = await judgeDocs(call, docs);
  const good = verdicts.filter(({ refusal }) => !refusal);
  let rows: Row[] = [];
  if (good.length > 0) {
    const response = await couch.fetch(`${root}/_bulk_docs`, {
      method: 'POST',
      json: { docs: good.map(({ doc }) => doc), new_edits: newEdits },
      signal,
      timeout: patience,
    });
    if (!response.ok) {
      passOn(ctx, response);
      return;
    }
    rows = (await response.json()) as Row[];
  }
  ctx.status = 201;
  ctx.body = newEdits ? inOrder(verdicts, rows) : byRevision(verdicts, rows);
};

/** CouchDB gives a row a document for new edits. */
function inOrder(verdicts: readonly Verdict[], rows: readonly Row[]) {
  const next = rows.values();
  return verdicts.map(({ refusal }) => refusal ?? next.next().value);
}

/** For revisions made elsewhere it tells of failures only; several may belong to one id. */
function byRevision(verdicts: readonly Verdict[], rows: readonly Row[]) {
  const failed = new Map<string, Row>();
  for (const row of rows)
    if (row.error) failed.set(`${row.id} ${row.rev ?? ''}`, row);
  return verdicts.map(({ doc, refusal }) => {
    const id = String(doc['_id']);
    const rev = String(doc['_rev']);
    const failure = failed.get(`${id} ${rev}`) ?? failed.get(`${id} `);
    return refusal ?? failure ?? { ok: true, id, rev };
  });
}
