import { badRequest, notFound } from '../../errors.ts';
import { judgeDocs, type Verdict } from './judge-docs.ts';
import { readMultipart } from './multipart-head.ts';
import { passOn } from './pass-on.ts';
import { readJson } from './read-json.ts';
import type { Handler, ReplicationCall } from './replication-call.ts';

/** Ms until an answer must have begun, where files travel. */
const patience = 60_000;

/** One document with revisions, history and files, in the form that the replicator accepts. */
export const readDocument: Handler = async (call) => {
  const { ctx, couch, query, signal } = call;
  const accept = ctx.get('Accept') || 'application/json';
  passOn(
    ctx,
    await couch.fetch(`${pathOf(call)}?${query.toString()}`, {
      headers: { accept },
      signal,
      timeout: patience,
    }),
  );
};

/** One revision made elsewhere, with its files as the parts that follow it. */
export const writeDocument: Handler = async (call) => {
  const { ctx, couch, query, parts, signal } = call;
  if (query.get('new_edits') !== 'false') throw notFound();
  const path = `${pathOf(call)}?new_edits=false`;
  if (!ctx.is('multipart/related')) {
    const json = await readJson(ctx);
    if (refused(call, await judgeDocs(call, [json]), parts[0])) return;
    passOn(ctx, await couch.fetch(path, { method: 'PUT', json, signal }));
    return;
  }
  const { doc, body } = await readMultipart(ctx.req, ctx.get('Content-Type'));
  if (refused(call, await judgeDocs(call, [doc]), parts[0])) return;
  passOn(
    ctx,
    await couch.fetch(path, {
      method: 'PUT',
      body,
      headers: { 'content-type': ctx.get('Content-Type') },
      signal,
      timeout: patience,
    }),
  );
};

/** A file of a document. No browser must take it for a page of ours. */
export const readAttachment: Handler = async (call) => {
  const { ctx, couch, query, parts, signal } = call;
  const name = encodeURIComponent(parts[1] ?? '');
  const search = query.size > 0 ? `?${query.toString()}` : '';
  passOn(
    ctx,
    await couch.fetch(`${pathOf(call)}/${name}${search}`, {
      headers: { accept: '*/*' },
      signal,
    }),
  );
  ctx.set('Content-Disposition', 'attachment');
  ctx.set('Content-Security-Policy', 'sandbox');
};

function pathOf({ root, parts }: ReplicationCall): string {
  return `${root}/${encodeURIComponent(parts[0] ?? '')}`;
}

/** True when the answer has been given already. */
function refused(
  { ctx }: ReplicationCall,
  [verdict]: readonly Verdict[],
  id: string | undefined,
): boolean {
  if (!verdict || verdict.doc['_id'] !== id)
    throw badRequest('the document is another one');
  if (!verdict.refusal) return false;
  const { error, reason } = verdict.refusal;
  ctx.status = error === 'too_large' ? 413 : 403;
  ctx.body = { error, reason };
  return true;
}
