import { jsonOf, type Call, type Endpoint } from '../http/call.ts';
import { couchErrorOf, notFound } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';

const jsonParameters = [
  'key',
  'keys',
  'startkey',
  'endkey',
  'start_key',
  'end_key',
] as const;
const flags = [
  'descending',
  'include_docs',
  'conflicts',
  'attachments',
  'group',
  'update_seq',
] as const;
const counts = ['limit', 'skip', 'group_level'] as const;

function optionsOf(
  { query }: Call,
  body: Record<string, unknown>,
): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (const name of jsonParameters)
    if (query.has(name)) options[name.replace('_', '')] = query.json(name);
  for (const name of flags) if (query.flag(name)) options[name] = true;
  for (const name of counts) {
    const value = query.count(name);
    if (value !== undefined) options[name] = value;
  }
  for (const name of ['reduce', 'inclusive_end'])
    if (query.text(name) === 'false') options[name] = false;
  return { ...options, ...body };
}

/**
 * Views run by PouchDB's mapreduce, in this process: design documents are for admins to write, so
 * the code is theirs.
 */
async function answer(
  call: Call,
  body: Record<string, unknown>,
): Promise<void> {
  const { node, db, res, rest } = call;
  const [design = '', view = ''] = rest;
  const name = `${design.slice('_design/'.length)}/${view}`;
  const { rows, total_rows, offset } = await node.pool.use(db, (database) =>
    database.gate
      .reading(() => database.pouch.query(name, optionsOf(call, body)))
      .catch(refuse),
  );
  sendJson(res, 200, {
    ...(total_rows === undefined ? {} : { total_rows, offset }),
    rows,
  });
}

function refuse(error: unknown): never {
  const known = couchErrorOf(error);
  throw known.status === 404 ? notFound('missing_named_view') : known;
}

export const view: Endpoint = {
  access: 'member',
  methods: {
    GET: (call) => answer(call, {}),
    POST: async (call) => answer(call, await jsonOf(call)),
  },
};
