import { documentId } from '#model/ids.ts';
import { bulkDocs } from './bulk-docs.ts';
import { bulkGet } from './bulk-get.ts';
import { changes } from './changes.ts';
import { readDocument, writeDocument, readAttachment } from './document.ts';
import { readInfo } from './info.ts';
import { commit, revsDiff } from './little-calls.ts';
import { readLocal, writeLocal } from './local-documents.ts';
import type { Handler } from './replication-call.ts';

/** One thing a replicator may ask for: how, with which parameters, and who answers. */
interface Allowed {
  methods: readonly string[];
  /** The parts after the database's name; '*' stands for one of the right form. */
  path: readonly string[];
  query: readonly string[];
  handler: Handler;
}

/**
 * The whole protocol of CouchDB's and PouchDB's replicators (facts/sync.md §3) and nothing beside it: no filters, views
 * or selectors, which read the whole database, and nothing that manages it.
 */
const allowed: readonly Allowed[] = [
  { methods: ['HEAD', 'GET'], path: [], query: [], handler: readInfo },
  {
    methods: ['GET', 'POST'],
    path: ['_changes'],
    query: [
      'feed',
      'style',
      'since',
      'limit',
      'heartbeat',
      'timeout',
      'seq_interval',
    ],
    handler: changes,
  },
  { methods: ['POST'], path: ['_revs_diff'], query: [], handler: revsDiff },
  {
    methods: ['POST'],
    path: ['_bulk_get'],
    query: ['revs', 'attachments', 'latest'],
    handler: bulkGet,
  },
  { methods: ['POST'], path: ['_bulk_docs'], query: [], handler: bulkDocs },
  {
    methods: ['POST'],
    path: ['_ensure_full_commit'],
    query: [],
    handler: commit,
  },
  { methods: ['GET'], path: ['_local', '*'], query: [], handler: readLocal },
  { methods: ['PUT'], path: ['_local', '*'], query: [], handler: writeLocal },
  {
    methods: ['GET'],
    path: ['*'],
    query: ['rev', 'revs', 'open_revs', 'latest', 'atts_since', 'attachments'],
    handler: readDocument,
  },
  {
    methods: ['PUT'],
    path: ['*'],
    query: ['new_edits'],
    handler: writeDocument,
  },
  {
    methods: ['GET'],
    path: ['*', '*'],
    query: ['rev'],
    handler: readAttachment,
  },
];

const id = new RegExp(`^(?:${documentId.pattern ?? ''})$`);
/** What CouchDB and PouchDB name their checkpoints, and the name of a file. */
const part = /^[A-Za-z0-9+/=._~-]{1,200}$/;

/** The handler for a request, or undefined: then it is as if nothing were there. */
export function handlerFor(
  method: string,
  parts: readonly string[],
  query: URLSearchParams,
): Handler | undefined {
  const found = allowed.find(
    (one) =>
      one.methods.includes(method) &&
      one.path.length === parts.length &&
      one.path.every((form, index) => fits(form, parts, index)),
  );
  const names = [...query.keys()];
  return found &&
    names.every((name) => found.query.includes(name)) &&
    new Set(names).size === names.length
    ? found.handler
    : undefined;
}

function fits(form: string, parts: readonly string[], index: number): boolean {
  const given = parts[index] ?? '';
  if (form !== '*') return form === given;
  return (index === 0 ? id : part).test(given);
}
