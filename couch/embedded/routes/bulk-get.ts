import { isObject, requireJsonType } from '../http/body.ts';
import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest } from '../http/errors.ts';
import { write } from '../http/reply.ts';
import { requireId, requireRev } from '../documents/incoming.ts';
import { openRevisions } from '../documents/open-revisions.ts';
import { present, type Extras } from '../documents/present.ts';
import { metadataOf } from '../documents/read.ts';
import type { Database } from '../store/database.ts';
import { extrasOf } from './extras.ts';

interface Wanted {
  id: string;
  /** The winner when absent. */
  rev?: string;
}

function wantedOf(item: unknown): Wanted {
  if (!isObject(item)) throw badRequest('Each of docs must be an object');
  const id = requireId(item['id']);
  return item['rev'] === undefined
    ? { id }
    : { id, rev: requireRev(item['rev']) };
}

const notFound = (id: string, rev: string) => ({
  error: { id, rev, error: 'not_found', reason: 'missing' },
});

async function lookUp(
  database: Database,
  { id, rev }: Wanted,
  extras: Extras,
  latest: boolean,
): Promise<object> {
  const revs = rev === undefined ? await winner(database, id) : [rev];
  if (!revs) return { id, docs: [notFound(id, 'undefined')] };
  const found = await openRevisions(database, id, revs, latest);
  const docs = found.map(async (each) =>
    'missing' in each
      ? notFound(id, each.missing)
      : { ok: await present(database, each.metadata, each.stored, extras) },
  );
  return { id, docs: await Promise.all(docs) };
}

async function winner(
  database: Database,
  id: string,
): Promise<string[] | undefined> {
  const [metadata] = await metadataOf(database, [id]);
  return metadata && [metadata.winningRev];
}

/** Looked up together; with attachments fewer, which may be large. */
const together = 50;
const withAttachments = 2;

async function answer(call: Call): Promise<void> {
  const { node, db, query, res } = call;
  requireJsonType(call.req);
  const { docs } = await jsonOf(call);
  if (!Array.isArray(docs)) throw badRequest("Missing JSON list of 'docs'.");
  const wanted = docs.map(wantedOf);
  const extras = extrasOf(query);
  const latest = query.flag('latest');
  const size = extras.attachments ? withAttachments : together;
  await node.pool.use(db, async (database) => {
    res.writeHead(200, { 'content-type': 'application/json' });
    res.write('{"results":[');
    for (let from = 0; from < wanted.length; from += size) {
      const results = await Promise.all(
        wanted
          .slice(from, from + size)
          .map((each) => lookUp(database, each, extras, latest)),
      );
      const text = results.map((each) => JSON.stringify(each)).join(',\n');
      if (!(await write(res, from === 0 ? text : `,\n${text}`))) return;
    }
    res.end(']}\n');
  });
}

export const bulkGet: Endpoint = {
  access: 'member',
  methods: { POST: answer },
};
