import { passOn } from './pass-on.ts';
import { readJson } from './read-json.ts';
import type { Handler } from './replication-call.ts';

/** Which revisions are missing. */
export const revsDiff: Handler = async ({ ctx, couch, root, signal }) => {
  const json = await readJson(ctx);
  passOn(
    ctx,
    await couch.fetch(`${root}/_revs_diff`, { method: 'POST', json, signal }),
  );
};

/** Every write is on disk when it is answered: CouchDB 3 has nothing left to commit either. */
export const commit: Handler = ({ ctx }) => {
  ctx.status = 201;
  ctx.body = { ok: true, instance_start_time: '0' };
  return Promise.resolve();
};
