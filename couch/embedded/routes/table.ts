import type { Endpoint } from '../http/call.ts';
import { allDocs } from './all-docs.ts';
import { bulkDocs, bulkGet } from './bulk.ts';
import { changes } from './changes.ts';
import { database, ensureFullCommit } from './database.ts';
import { document } from './documents.ts';
import { missingRevs, revsDiff } from './revisions.ts';
import {
  allDatabases,
  databasesInfo,
  session,
  up,
  uuids,
  welcome,
} from './server.ts';
import { compact, localDocs, revsLimit, security } from './settings.ts';
import { databaseUpdates } from './updates.ts';

/** Endpoints of the server, by their first path segment. */
export const serverEndpoints: Record<string, Endpoint> = {
  '': welcome,
  _up: up,
  _session: session,
  _uuids: uuids,
  _all_dbs: allDatabases,
  _dbs_info: databasesInfo,
  _db_updates: databaseUpdates,
};

/** Endpoints of a database, by the segment after its name; `route.ts` names those of documents. */
export const databaseEndpoints: Record<string, Endpoint> = {
  '': database,
  document,
  _all_docs: allDocs,
  _bulk_docs: bulkDocs,
  _bulk_get: bulkGet,
  _changes: changes,
  _compact: compact,
  _ensure_full_commit: ensureFullCommit,
  _local_docs: localDocs,
  _missing_revs: missingRevs,
  _revs_diff: revsDiff,
  _revs_limit: revsLimit,
  _security: security,
};
