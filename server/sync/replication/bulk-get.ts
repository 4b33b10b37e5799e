import { isRecord } from '#model/check.ts';
import { badRequest } from '../../errors.ts';
import { passOn } from './pass-on.ts';
import { readJson } from './read-json.ts';
import type { Handler } from './replication-call.ts';

/** Documents by id and revision; design and local documents are not there. */
export const bulkGet: Handler = async (call) => {
  const { ctx, couch, root, query, signal } = call;
  const { docs } = await readJson(ctx);
  if (!Array.isArray(docs)) throw badRequest('docs must be a list');
  const wanted: Record<string, unknown>[] = [];
  const hidden: unknown[] = [];
  for (const one of docs as unknown[]) {
    if (!isRecord(one) || typeof one['id'] !== 'string')
      throw badRequest('a document has an id');
    if (one['id'].startsWith('_')) hidden.push(absent(one));
    else wanted.push(one);
  }
  const response = await couch.fetch(`${root}/_bulk_get?${query.toString()}`, {
    method: 'POST',
    json: { docs: wanted },
    signal,
  });
  if (hidden.length === 0 || !response.ok) {
    passOn(ctx, response);
    return;
  }
  const { results } = (await response.json()) as { results: unknown[] };
  ctx.body = { results: [...results, ...hidden] };
};

function absent({ id, rev }: Record<string, unknown>): unknown {
  const error = { id, rev, error: 'not_found', reason: 'missing' };
  return { id, docs: [{ error }] };
}
