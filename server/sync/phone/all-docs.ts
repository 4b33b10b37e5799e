import type { Context } from 'koa';
import { check } from '#model/check.ts';
import type { Doc } from '#model/document.ts';
import { documentId } from '#model/ids.ts';
import {
  headers,
  limits,
  type Inventory,
  type Slice,
} from '#model/phone-protocol.ts';
import { badRequest, notFound } from '../../errors.ts';
import { bodyWith } from '../../middleware/json-body.ts';
import type { Caller } from './caller.ts';
import type { PhoneDeps } from './deps.ts';
import { epochOf, openSlice, refuseUnlessOk, updateSeq } from './slice.ts';
import type { View } from './stream-changes.ts';

/** As CouchDB gives it. */
interface Row {
  id: string;
  key: string;
  value: { rev: string };
  doc?: Doc | null;
}

/** The documents of these keys, or, for an empty body, the id and revision of everything in the slice. */
export async function allDocs(
  deps: PhoneDeps,
  ctx: Context,
  slice: Slice,
  caller: Caller,
  signal: AbortSignal,
): Promise<void> {
  if (ctx.querystring) throw notFound();
  const { keys, include_docs } = bodyWith(ctx, ['keys', 'include_docs']);
  const open = openSlice(deps, slice, caller);
  const epoch = await epochOf(deps, slice, caller, signal);
  ctx.set(headers.epoch, epoch);
  if (keys === undefined && include_docs === undefined) {
    ctx.body = await inventory(deps, open, epoch, signal);
    return;
  }
  if (include_docs !== undefined && typeof include_docs !== 'boolean')
    throw badRequest('include_docs is true or false');
  const wantsDocs = include_docs === true;
  const { status, body } = await open.client.json(
    `${open.path}/_all_docs?include_docs=${String(wantsDocs || open.view !== undefined)}`,
    { method: 'POST', json: { keys: keysOf(keys) }, signal },
  );
  refuseUnlessOk(status);
  const { rows } = body as { rows: Row[] };
  ctx.body = { rows: open.view ? viewed(rows, open.view, wantsDocs) : rows };
}

function keysOf(keys: unknown): string[] {
  if (!Array.isArray(keys) || keys.length > limits.keys)
    throw badRequest(`keys is a list of at most ${limits.keys}`);
  return keys.map((key: unknown) => {
    if (typeof key !== 'string' || check(documentId, key).length > 0)
      throw badRequest('a key is no document id');
    return key;
  });
}

/** What may not be seen is answered as what does not exist. */
function viewed(
  rows: readonly Row[],
  view: View,
  wantsDocs: boolean,
): object[] {
  return rows.map(({ doc, ...row }) => {
    if (!doc) return row;
    const seen = view(doc);
    if (!seen) return { key: row.key, error: 'not_found' };
    return wantsDocs ? { ...row, doc: seen } : row;
  });
}

/** The place is taken before the stock: what changes in between is pulled again, which harms nothing. */
async function inventory(
  { checkpoints }: PhoneDeps,
  open: ReturnType<typeof openSlice>,
  epoch: string,
  signal: AbortSignal,
): Promise<Inventory> {
  const seq = await updateSeq(open, signal);
  const { view } = open;
  const { status, body } = await open.client.json(
    `${open.path}/_all_docs${view ? '?include_docs=true' : ''}`,
    { signal, timeout: 30_000 },
  );
  refuseUnlessOk(status);
  const { rows } = body as { rows: Row[] };
  const shown = view
    ? rows.flatMap(({ doc, ...row }) => (doc && view(doc) ? [row] : []))
    : rows;
  return {
    rows: shown.filter(({ id }) => !id.startsWith('_')),
    update_seq: checkpoints.seal(open.database, epoch, seq),
  };
}
