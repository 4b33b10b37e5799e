import { requireMember, requireServerAdmin } from '../auth/access.ts';
import { requireJsonType } from '../http/body.ts';
import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { noDatabase } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { incoming } from '../documents/incoming.ts';
import { purgeSeqOf } from '../documents/purge.ts';
import { writeDocs } from '../documents/write.ts';
import { seqText } from '../feeds/sequence.ts';
import type { Node } from '../node.ts';
import { sizeOf } from '../store/size.ts';

/** As `GET /{db}` answers. */
export async function infoOf(node: Node, name: string): Promise<object> {
  const file = await sizeOf(node.directory.folder(name));
  return node.pool.use(name, async (database) => {
    const { live, deleted } = await database.counts();
    return {
      db_name: name,
      update_seq: seqText(database, database.updateSeq()),
      purge_seq: await purgeSeqOf(database),
      doc_count: live,
      doc_del_count: deleted,
      sizes: { file, external: file, active: file },
      props: {},
      disk_format_version: 8,
      compact_running: false,
      instance_start_time: '0',
      cluster: { q: 1, n: 1, w: 1, r: 1 },
    };
  });
}

async function show(call: Call): Promise<void> {
  const { node, db, user } = call;
  if (!node.directory.has(db)) throw noDatabase();
  requireMember(user, (await node.directory.settings(db)).security);
  sendJson(call.res, 200, await infoOf(node, db));
}

async function create({ node, db, user, res }: Call): Promise<void> {
  requireServerAdmin(user);
  await node.create(db);
  sendJson(res, 201, { ok: true }, { location: `/${encodeURIComponent(db)}` });
}

async function remove({ node, db, user, res }: Call): Promise<void> {
  requireServerAdmin(user);
  await node.remove(db);
  sendJson(res, 200, { ok: true });
}

/** A document whose id the server may choose. */
async function addDocument(call: Call): Promise<void> {
  const { node, db, user, res } = call;
  if (!node.directory.has(db)) throw noDatabase();
  requireMember(user, (await node.directory.settings(db)).security);
  requireJsonType(call.req);
  const doc = incoming(
    await jsonOf(call),
    node.limits.maxDocumentSize,
    node.newId,
  );
  const [row] = await node.pool.use(db, (database) =>
    writeDocs(node, database, user, { docs: [doc], newEdits: true }),
  );
  if (row?.error) throw row.error;
  sendJson(res, 201, { ok: true, id: row?.id, rev: row?.rev });
}

export const database: Endpoint = {
  // Its methods differ in who may use them, so each asks for itself.
  access: 'user',
  methods: { GET: show, PUT: create, DELETE: remove, POST: addDocument },
};

export const ensureFullCommit: Endpoint = {
  access: 'member',
  methods: {
    // Every write is on disk before it is acknowledged.
    POST: ({ res }) => {
      sendJson(res, 201, { ok: true, instance_start_time: '0' });
    },
  },
};
