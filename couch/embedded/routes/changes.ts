import { matchesSelector } from 'pouchdb-selector-core';
import { isObject, parseJson, requireObject } from '../http/body.ts';
import { bodyOf, type Call, type Endpoint } from '../http/call.ts';
import { badRequest, notFound } from '../http/errors.ts';
import { pendingAfter, type ChangesQuery } from '../documents/changes.ts';
import { sharedChanges } from '../documents/shared-changes.ts';
import type { StoredDoc } from '../store/layout.ts';
import { feedOptionsOf, runFeed, type FeedSource } from '../feeds/run-feed.ts';
import { positionOf, seqText } from '../feeds/sequence.ts';
import { extrasOf } from './extras.ts';

type Body = Record<string, unknown>;

/** The built-in filters; a design document's own filter function is not run here. */
function filterOf(
  { query }: Call,
  body: Body,
): ((doc: StoredDoc) => boolean) | undefined {
  const name = query.text('filter');
  if (name === undefined) return undefined;
  if (name === '_doc_ids') {
    const ids = body['doc_ids'] ?? query.json('doc_ids');
    if (!Array.isArray(ids))
      throw badRequest('`doc_ids` filter parameter is not a list.');
    const wanted = new Set(ids);
    return (doc) => wanted.has(doc._id);
  }
  if (name === '_selector') {
    const selector = body['selector'] ?? query.json('selector');
    if (!isObject(selector)) throw badRequest('Selector must be a JSON object');
    return (doc) => matches(doc, selector);
  }
  if (name === '_design') return (doc) => doc._id.startsWith('_design/');
  throw notFound(`missing filter: ${name}`);
}

function matches(doc: StoredDoc, selector: object): boolean {
  try {
    return matchesSelector(doc, selector);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : 'Bad selector');
  }
}

function queryOf(
  call: Call,
  body: Body,
): Omit<ChangesQuery, 'since' | 'limit'> {
  const { query } = call;
  const filter = filterOf(call, body);
  return {
    descending: query.flag('descending'),
    allLeaves: query.text('style') === 'all_docs',
    ...(query.flag('include_docs') ? { docs: extrasOf(query) } : {}),
    ...(filter ? { filter } : {}),
  };
}

/** A database's changes; the database is held open only while it is read. */
function changesSource(
  { node, db }: Call,
  query: Omit<ChangesQuery, 'since' | 'limit'>,
  start: string,
): FeedSource {
  let last = start;
  return {
    async *read(since, limit) {
      const { database, release } = await node.pool.acquire(db);
      try {
        const batches = await sharedChanges(database, {
          ...query,
          since,
          limit,
        });
        for await (const { rows, position } of batches) {
          last = seqText(database, position);
          const texts = rows.map(({ json, seq }) => ({
            json,
            seq: seqText(database, seq),
          }));
          yield { rows: texts, position };
        }
      } finally {
        release();
      }
    },
    on: (listener) => {
      const off = node.signals.on(db, listener);
      const offEnding = node.ending.on(listener);
      return () => {
        off();
        offEnding();
      };
    },
    alive: () => node.directory.has(db) && !node.ending.begun(),
    async ending(position) {
      const pending = node.directory.has(db)
        ? await node.pool.use(db, (database) =>
            pendingAfter(database, position),
          )
        : 0;
      return { last_seq: last, pending };
    },
  };
}

async function answer(call: Call, body: Body): Promise<void> {
  const { node, db, query, res, req, method } = call;
  const options = feedOptionsOf(query);
  const given = query.text('since') ?? req.headers['last-event-id'];
  const { start, text } = await node.pool.use(db, (database) => {
    const position = positionOf(database, given?.toString());
    return Promise.resolve({
      start: position,
      text: seqText(database, position),
    });
  });
  const source = changesSource(call, queryOf(call, body), text);
  if (method === 'HEAD') {
    res.writeHead(200, { 'content-type': 'application/json' }).end();
    return;
  }
  await runFeed(res, source, options, start);
}

export const changes: Endpoint = {
  access: 'member',
  methods: {
    GET: (call) => answer(call, {}),
    POST: async (call) => {
      const raw = await bodyOf(call);
      // CouchDB takes an empty body for an empty object here.
      const body = raw.length === 0 ? {} : requireObject(parseJson(raw));
      await answer(call, body);
    },
  },
};
