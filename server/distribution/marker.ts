import { revokedId } from '#model/document-id.ts';
import type { ChildId } from '#model/ids.ts';
import type { RevokedBody, RevokedDoc } from '#model/revoked.ts';
import type { Context } from './context.ts';
import { standingOf } from './couch/read.ts';
import { edit, isConflict } from './couch/write.ts';

const attempts = 5;

/** Adds ids to the marker that tells phones to forget them; `of` is the child, or the household for what has none. */
export function markRevoked(
  context: Context,
  database: string,
  of: ChildId,
  ids: readonly string[],
): Promise<void> {
  return rewrite(context, database, of, (known) => [
    ...new Set([...known, ...ids]),
  ]);
}

/** Takes ids out of the marker, for they are coming back. */
export function unmarkRevoked(
  context: Context,
  database: string,
  of: ChildId,
  ids: readonly string[],
): Promise<void> {
  const returning = new Set(ids);
  return rewrite(context, database, of, (known) =>
    known.filter((id) => !returning.has(id)),
  );
}

async function rewrite(
  { at, now }: Context,
  name: string,
  of: ChildId,
  change: (ids: readonly string[]) => string[],
): Promise<void> {
  const database = at(name);
  const _id = revokedId(of);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const stands = (await standingOf(database, [_id])).get(_id);
    const body = stands?.doc?.['body'] as RevokedBody | undefined;
    const known = body?.ids ?? [];
    const ids = change(known);
    if (ids.length === known.length) return;
    const marker: RevokedDoc = {
      _id,
      type: 'revoked',
      v: 1,
      at: now().toISOString(),
      body: { child: of, ids },
    };
    const rev = stands && !stands.deleted ? { _rev: stands.rev } : {};
    const [row] = await edit(database, [{ ...marker, ...rev }]);
    if (!row?.error) return;
    if (!isConflict(row))
      throw new Error(`marker refused: ${row.reason ?? ''}`);
  }
  throw new Error('marker keeps being changed');
}
