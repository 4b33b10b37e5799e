import type { OpenSlice } from './slice.ts';
import { refuseUnlessOk } from './slice.ts';
import type { Standing, StoredDoc } from './judge-push.ts';

interface Row {
  key: string;
  doc?: StoredDoc | null;
  value?: { rev: string; deleted?: boolean };
}

/** What stands under each id. @throws AppError 'couch-away' | 'rights-unknown' */
export async function readStanding(
  { client, path }: OpenSlice,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map();
  const { status, body } = await client.json(
    `${path}/_all_docs?include_docs=true`,
    { method: 'POST', json: { keys: ids }, signal },
  );
  refuseUnlessOk(status);
  const { rows } = body as { rows: Row[] };
  return new Map(
    rows.map(({ key, doc, value }) => [
      key,
      doc ?? (value?.deleted ? 'deleted' : undefined),
    ]),
  );
}
