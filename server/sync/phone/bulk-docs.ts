import type { Context } from 'koa';
import { isDoc, type Doc } from '#model/document.ts';
import { limits, type PushRow } from '#model/phone-protocol.ts';
import { problemOf } from '#model/problem.ts';
import type { DelegationChange } from '../../identity/binding/delegation-notices.ts';
import { AppError, badRequest, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import type { Caller } from './caller.ts';
import type { PhoneDeps } from './deps.ts';
import {
  conflict,
  forbidden,
  idOf,
  judgePush,
  refusalOf,
  resendRow,
  type StoredDoc,
} from './judge-push.ts';
import { readStanding } from './read-standing.ts';
import { openSlice, refuseUnlessOk, type OpenSlice } from './slice.ts';

/** CouchDB's word on one document. */
interface Written {
  id: string;
  rev?: string;
  error?: string;
  reason?: string;
}

/** Writes what the rules allow; one row a document, in order, so that one refusal never holds up the others. */
export async function bulkDocs(
  deps: PhoneDeps,
  ctx: Context,
  caller: Caller,
  signal: AbortSignal,
): Promise<void> {
  if (ctx.querystring) throw notFound();
  const pushed = bodyWith(ctx, ['docs'])['docs'];
  if (!Array.isArray(pushed)) throw badRequest('docs is a list');
  if (pushed.length > limits.pushBatch) throw new AppError('too-large');
  const open = openSlice(deps, 'family', caller);
  const rows = await push(
    open,
    pushed as unknown[],
    caller,
    deps.now().toISOString(),
    signal,
    deps.delegated,
  );
  ctx.body = rows;
}

async function push(
  open: OpenSlice,
  pushed: readonly unknown[],
  caller: Caller,
  at: string,
  signal: AbortSignal,
  delegated: PhoneDeps['delegated'],
): Promise<PushRow[]> {
  const rows = pushed.map(refusalOf);
  const ids = pushed.map((doc, index) => (rows[index] ? undefined : idOf(doc)));
  const known = ids.filter((id) => id !== undefined);
  const standing = await readStanding(open, [...new Set(known)], signal);
  const writes = new Map<number, Doc>();
  const taken = new Set<string>();
  pushed.forEach((doc, index) => {
    const id = ids[index];
    if (id === undefined) return;
    if (taken.has(id)) {
      // A second edit in one batch cannot know the first one's revision.
      rows[index] = conflict(id, undefined);
      return;
    }
    const verdict = judgePush(doc, standing.get(id), caller, at);
    if ('row' in verdict) rows[index] = verdict.row;
    else {
      writes.set(index, verdict.write);
      taken.add(id);
    }
  });
  const written = await write(open, [...writes.values()], signal);
  const changes = delegationsIn([...writes.values()], written, standing);
  if (changes.length > 0) delegated?.(changes);
  let place = 0;
  for (const [index, doc] of writes) rows[index] = rowOf(doc, written[place++]);
  return settleConflicts(open, rows, writes, signal);
}

/** Not given up when the phone hangs up half-way: then it must be all there when the phone asks again. */
async function write(
  { client, path }: OpenSlice,
  docs: readonly Doc[],
  signal: AbortSignal,
): Promise<Written[]> {
  if (docs.length === 0) return [];
  signal.throwIfAborted();
  const { status, body } = await client.json(`${path}/_bulk_docs`, {
    method: 'POST',
    json: { docs },
    timeout: 30_000,
  });
  refuseUnlessOk(status === 201 || status === 202 ? 200 : status);
  return body as Written[];
}

/** Before anything else is made of the answer: a phone that pushes again is told that it is there, and nobody else is. */
function delegationsIn(
  docs: readonly Doc[],
  written: readonly Written[],
  standing: Awaited<ReturnType<typeof readStanding>>,
): DelegationChange[] {
  return docs.flatMap((doc, place) => {
    if (!isDoc(doc, 'delegation') || written[place]?.rev === undefined)
      return [];
    const stored = standing.get(doc._id);
    const isStored = stored !== undefined && stored !== 'deleted';
    return {
      doc,
      ...(isStored && isDoc(stored, 'delegation') && { stored }),
    };
  });
}

function rowOf(doc: Doc, written: Written | undefined): PushRow {
  const { received } = doc;
  if (written?.rev !== undefined && received)
    return { id: doc._id, ok: true, rev: written.rev, received };
  if (written?.error === 'conflict') return conflict(doc._id, undefined);
  if (written?.error === 'forbidden')
    return forbidden(
      doc._id,
      problemOf(written.reason ?? '') ?? {
        code: 'not-yours-to-write',
        path: '',
      },
    );
  // Anything else is CouchDB in trouble, not a word on the document: the whole push comes again, and rows already written answer as such.
  throw new AppError('couch-away', { reason: 'document not written' });
}

/** Puts what stands into conflicts that arose while we wrote; the same words from another tab are no conflict. */
async function settleConflicts(
  open: OpenSlice,
  rows: readonly (PushRow | undefined)[],
  writes: ReadonlyMap<number, Doc>,
  signal: AbortSignal,
): Promise<PushRow[]> {
  const unsettled = rows.filter(isConflict).filter(({ doc }) => doc === null);
  const ids = [...new Set(unsettled.map(({ id }) => id))];
  const standing = await readStanding(open, ids, signal);
  return rows.map((row, index) => {
    if (!row) throw new AppError('internal');
    if (!isConflict(row) || row.doc) return row;
    const found = standing.get(row.id);
    const stored: StoredDoc | undefined =
      found === 'deleted' ? undefined : found;
    const mine = writes.get(index);
    return (mine && resendRow(mine, stored)) ?? conflict(row.id, stored);
  });
}

function isConflict(
  row: PushRow | undefined,
): row is Extract<PushRow, { error: 'conflict' }> {
  return row !== undefined && 'error' in row && row.error === 'conflict';
}
