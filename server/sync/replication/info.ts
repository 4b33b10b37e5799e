import { passOn } from './pass-on.ts';
import type { Handler } from './replication-call.ts';

/** What a replicator wants to know of a database; its size on disk and the cluster behind it are nobody's business. */
const told = [
  'db_name',
  'doc_count',
  'doc_del_count',
  'update_seq',
  'purge_seq',
  'instance_start_time',
  'disk_format_version',
  'compact_running',
];

/** That the database is there, and where it stands. */
export const readInfo: Handler = async ({ ctx, couch, root, signal }) => {
  const response = await couch.fetch(root, { signal });
  if (!response.ok) {
    passOn(ctx, response);
    return;
  }
  const info = (await response.json()) as Record<string, unknown>;
  ctx.body = Object.fromEntries(
    Object.entries(info).filter(([name]) => told.includes(name)),
  );
};
