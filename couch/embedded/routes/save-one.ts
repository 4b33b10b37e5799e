import type { Call } from '../http/call.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { requireRev, type Incoming } from '../documents/incoming.ts';
import { writeDocs } from '../documents/write.ts';

/** The base revision from the body, `?rev=` or If-Match, which must agree. */
export function baseRevision(
  { query, req }: Call,
  fromBody?: unknown,
): string | undefined {
  const given = [
    fromBody,
    query.text('rev'),
    req.headers['if-match']?.replaceAll('"', ''),
  ].filter((rev) => rev !== undefined && rev !== '');
  const [rev] = given;
  if (given.some((each) => each !== rev)) {
    throw badRequest(
      'Document rev from request body and query string have different values',
    );
  }
  return rev === undefined ? undefined : requireRev(rev);
}

/** Writes one document and answers with its row, or with its error as the status. */
export async function saveOne(
  { node, db, user, res }: Call,
  doc: Incoming,
  { newEdits = true, status = 201 } = {},
): Promise<void> {
  const [row] = await node.pool.use(db, (database) =>
    writeDocs(node, database, user, { docs: [doc], newEdits }),
  );
  if (!row || row.error) throw row?.error ?? notFound();
  const { id, rev } = row;
  const location = `/${encodeURIComponent(db)}/${encodeURIComponent(id)}`;
  sendJson(res, status, { ok: true, id, rev }, { etag: `"${rev}"`, location });
}
