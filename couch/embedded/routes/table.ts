import type { Endpoint } from '../http/call.ts';
import { activeTasks } from './active-tasks.ts';
import { allDocs } from './all-docs.ts';
import { attachment } from './attachments.ts';
import { bulkDocs } from './bulk.ts';
import { bulkGet } from './bulk-get.ts';
import { changes } from './changes.ts';
import { database, ensureFullCommit } from './database.ts';
import { document } from './documents.ts';
import { explainFind, findDocs, indexes } from './find.ts';
import { purgeDocs } from './purge.ts';
import { replicate } from './replicate.ts';
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
import { view } from './views.ts';

/** Endpoints of the server, by their first path segment. */
export const serverEndpoints: Record<string, Endpoint> = {
  '': welcome,
  _up: up,
  _session: session,
  _uuids: uuids,
  _active_tasks: activeTasks,
  _all_dbs: allDatabases,
  _dbs_info: databasesInfo,
  _db_updates: databaseUpdates,
  _replicate: replicate,
};

/** Endpoints of a database, by the segment after its name; `route.ts` names those of documents. */
export const databaseEndpoints: Record<string, Endpoint> = {
  '': database,
  document,
  attachment,
  '_design/_view': view,
  _all_docs: allDocs,
  _bulk_docs: bulkDocs,
  _bulk_get: bulkGet,
  _changes: changes,
  _compact: compact,
  _explain: explainFind,
  _find: findDocs,
  _index: indexes,
  _purge: purgeDocs,
  _ensure_full_commit: ensureFullCommit,
  _local_docs: localDocs,
  _missing_revs: missingRevs,
  _revs_diff: revsDiff,
  _revs_limit: revsLimit,
  _security: security,
};
