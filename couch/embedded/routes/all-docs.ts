import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { queryError } from '../http/errors.ts';
import { write } from '../http/reply.ts';
import {
  readAllDocs,
  readKeys,
  type AllDocsQuery,
} from '../documents/all-docs.ts';
import type { Extras } from '../documents/present.ts';
import { seqText } from '../feeds/sequence.ts';
import type { Database } from '../store/database.ts';
import { extrasOf } from './extras.ts';

/** Parameters from the URL; a POST body may carry them too and wins. */
function parametersOf({ query }: Call, body: Record<string, unknown>) {
  const json = (...names: string[]): unknown => {
    const name = names.find((each) => each in body || query.has(each));
    if (name === undefined) return undefined;
    return name in body ? body[name] : query.json(name);
  };
  const key = (...names: string[]): string | undefined => {
    const value = json(...names);
    return typeof value === 'string' ? value : undefined;
  };
  const count = (name: string): number | undefined => {
    const value = body[name];
    return typeof value === 'number' ? value : query.count(name);
  };
  const flag = (name: string): boolean =>
    name in body ? body[name] === true : query.flag(name);
  return { json, key, count, flag };
}

function docsOf(
  { query }: Call,
  flag: (name: string) => boolean,
): Extras | undefined {
  if (!flag('include_docs')) return undefined;
  return {
    ...extrasOf(query),
    conflicts: flag('conflicts'),
    attachments: flag('attachments'),
  };
}

async function answer(
  call: Call,
  body: Record<string, unknown>,
): Promise<void> {
  const { json, key, count, flag } = parametersOf(call, body);
  const keys = json('keys');
  const docs = docsOf(call, flag);
  await call.node.pool.use(call.db, async (database) => {
    if (keys !== undefined) {
      if (!Array.isArray(keys)) throw queryError('`keys` must be an array.');
      const names = flag('descending')
        ? keys.map(String).reverse()
        : keys.map(String);
      const skip = count('skip') ?? 0;
      const wanted = names.slice(skip, skip + (count('limit') ?? names.length));
      const rows = await readKeys(database, wanted, docs);
      await send(call, database, flag('update_seq'), null, [rows]);
      return;
    }
    const exact = key('key');
    const startkey = exact ?? key('startkey', 'start_key');
    const endkey = exact ?? key('endkey', 'end_key');
    const query: AllDocsQuery = {
      ...(startkey === undefined ? {} : { startkey }),
      ...(endkey === undefined ? {} : { endkey }),
      inclusiveEnd: json('inclusive_end') !== false,
      descending: flag('descending'),
      skip: count('skip') ?? 0,
      limit: count('limit') ?? Infinity,
      ...(docs ? { docs } : {}),
    };
    const rows = readAllDocs(database, query);
    await send(call, database, flag('update_seq'), query.skip, rows);
  });
}

async function send(
  { res, method }: Call,
  database: Database,
  withSeq: boolean,
  offset: number | null,
  batches: Iterable<string[]> | AsyncIterable<string[]>,
): Promise<void> {
  const { live } = await database.counts();
  const seq = withSeq
    ? `"update_seq":${JSON.stringify(seqText(database, database.updateSeq()))},`
    : '';
  res.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'must-revalidate',
  });
  if (method === 'HEAD') {
    res.end();
    return;
  }
  res.write(
    `{"total_rows":${live},"offset":${JSON.stringify(offset)},${seq}"rows":[\n`,
  );
  let first = true;
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    const text = rows.join(',\n');
    if (!(await write(res, first ? text : `,\n${text}`))) return;
    first = false;
  }
  res.end('\n]}\n');
}

export const allDocs: Endpoint = {
  access: 'member',
  methods: {
    GET: (call) => answer(call, {}),
    POST: async (call) => answer(call, await jsonOf(call)),
  },
};
