import { judge } from '#model/may-write.ts';
import { reasonOf } from '#model/problem.ts';
import { AppError } from '../../errors.ts';
import type { ReplicationCall } from './replication-call.ts';

type Doc = Record<string, unknown>;

export interface Verdict {
  doc: Doc;
  /** The row of a document that goes no further. */
  refusal?: { id: string; rev?: string; error: string; reason: string };
}

/** Bytes of a document's JSON without its files, and of one file. */
const mostDocument = 262_144;
const mostFile = 5_242_880;

/** What the rules say of each document in the state it has and the state it would get. */
export async function judgeDocs(
  call: ReplicationCall,
  docs: readonly Doc[],
): Promise<Verdict[]> {
  const { database, username } = call;
  const stored = await storedDocs(call, docs);
  return docs.map((doc) => {
    const id = typeof doc['_id'] === 'string' ? doc['_id'] : '';
    const rev = doc['_rev'];
    const row = { id, ...(typeof rev === 'string' && { rev }) };
    const large = tooLarge(doc);
    if (large)
      return { doc, refusal: { ...row, error: 'too_large', reason: large } };
    const [problem] = judge({
      kind: database.kind,
      ...(database.owner !== undefined && { owner: database.owner }),
      roles: [database.role],
      user: username,
      stored: stored.get(id) ?? null,
      next: doc,
    });
    return problem
      ? {
          doc,
          refusal: { ...row, error: 'forbidden', reason: reasonOf(problem) },
        }
      : { doc };
  });
}

function tooLarge({ _attachments: files, ...doc }: Doc): string | undefined {
  if (Buffer.byteLength(JSON.stringify(doc)) > mostDocument) return 'document';
  for (const file of Object.values(files ?? {})) {
    const { data, length } = (file ?? {}) as {
      data?: unknown;
      length?: unknown;
    };
    const bytes = typeof data === 'string' ? data.length * 0.75 : length;
    if (typeof bytes === 'number' && bytes > mostFile) return 'attachment';
  }
  return undefined;
}

async function storedDocs(
  { couch, root, signal }: ReplicationCall,
  docs: readonly Doc[],
): Promise<Map<string, unknown>> {
  const keys = docs.flatMap(({ _id: id }) =>
    typeof id === 'string' && !id.startsWith('_') ? [id] : [],
  );
  if (keys.length === 0) return new Map();
  const { status, body } = await couch.json(
    `${root}/_all_docs?include_docs=true`,
    { method: 'POST', json: { keys }, signal },
  );
  if (status !== 200) throw new AppError('couch-away');
  const { rows } = body as { rows: { id?: string; doc?: unknown }[] };
  return new Map(
    rows.flatMap(({ id, doc }) => (id !== undefined && doc ? [[id, doc]] : [])),
  );
}
