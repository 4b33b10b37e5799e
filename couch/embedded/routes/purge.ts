import { rm, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { requireJsonType } from '../http/body.ts';
import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { purge } from '../documents/purge.ts';

/** Indexes still hold what was purged: they are built again when next asked. */
async function dropViews(folder: string): Promise<void> {
  const files = await readdir(folder);
  for (const file of files.filter((name) => name.startsWith('docs-mrview-')))
    await rm(join(folder, file), { recursive: true, force: true });
}

async function hasViews(folder: string): Promise<boolean> {
  const files = await readdir(folder);
  return files.some((name) => name.startsWith('docs-mrview-'));
}

async function answer(call: Call): Promise<void> {
  const { node, db, res } = call;
  requireJsonType(call.req);
  const asked = Object.entries(await jsonOf(call)).map(([id, revs]) => {
    if (!Array.isArray(revs)) throw badRequest('Revisions must be a list');
    return [id, revs.map(String)] as const;
  });
  const purged: Record<string, string[]> = {};
  await node.pool.use(db, (database) =>
    database.exclusive(async () => {
      await database.gate.removing(async () => {
        for (const [id, revs] of asked)
          purged[id] = await purge(database, id, revs);
      });
      await database.written();
    }),
  );
  const folder = node.directory.folder(db);
  if (await hasViews(folder))
    await node.pool.evict(db, () => dropViews(folder));
  sendJson(res, 201, { purge_seq: null, purged });
}

export const purgeDocs: Endpoint = {
  access: 'admin',
  methods: { POST: answer },
};
