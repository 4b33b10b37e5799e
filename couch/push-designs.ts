import { adminCall, type Admin } from './admin-call.ts';
import type { DesignDoc } from './design/design-doc.ts';
import { sameValue } from './model/same.ts';

/** Attempts at a design document that another process is pushing at the same time. */
const attempts = 5;

type Stored = DesignDoc & { _rev: string };

/** Writes the design documents that differ from what the database holds; others it holds are left alone. */
export async function pushDesigns(
  admin: Admin,
  database: string,
  wanted: readonly DesignDoc[],
  signal?: AbortSignal,
): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const stored = await storedDesigns(admin, database, signal);
    let done = true;
    for (const doc of wanted)
      done = (await pushOne(admin, database, doc, stored, signal)) && done;
    if (done) return;
  }
  throw new Error(`design documents of ${database} keep being changed`);
}

async function storedDesigns(
  admin: Admin,
  database: string,
  signal?: AbortSignal,
): Promise<Map<string, Stored>> {
  const range = 'startkey="_design/"&endkey="_design0"&include_docs=true';
  const { body } = await adminCall(
    admin,
    'GET',
    `${database}/_all_docs?${encodeURI(range)}`,
    { signal },
  );
  const { rows } = body as { rows: { id: string; doc: Stored }[] };
  return new Map(rows.map((row) => [row.id, row.doc]));
}

/** False when another writer came first. */
async function pushOne(
  admin: Admin,
  database: string,
  doc: DesignDoc,
  stored: ReadonlyMap<string, Stored>,
  signal?: AbortSignal,
): Promise<boolean> {
  const old = stored.get(doc._id);
  const next = old ? { ...doc, _rev: old._rev } : doc;
  if (sameValue(old, next)) return true;
  const { status } = await adminCall(admin, 'PUT', `${database}/${doc._id}`, {
    body: next,
    allow: [409],
    signal,
  });
  return status !== 409;
}
