import type { User } from '../auth/user.ts';
import { isDatabaseAdmin } from '../auth/access.ts';
import {
  conflict,
  couchErrorOf,
  forbidden,
  missingStub,
} from '../http/errors.ts';
import type { Node } from '../node.ts';
import type { Database } from '../store/database.ts';
import type { Metadata, StoredDoc } from '../store/layout.ts';
import { hasRevision, leavesOf } from '../store/rev-tree.ts';
import type { Security } from '../store/settings.ts';
import { forgetSources, validateSources } from '../validate/sources.ts';
import { countChange } from './count-change.ts';
import type { Incoming } from './incoming.ts';
import { bodyOf, metadataOf } from './read.ts';
import { isLocal, saveLocal } from './local.ts';
import type { Row } from './row.ts';

export interface Batch {
  docs: Incoming[];
  /** False for replicated revisions, which are stored as they are. */
  newEdits: boolean;
}

interface Job {
  doc: Incoming;
  row?: Row;
}

/**
 * Writes documents: conflicts, rights and validate functions first, then PouchDB. One row per
 * document, in order. Throws only for what spoils the whole batch (412 for an unknown stub).
 */
export async function writeDocs(
  node: Node,
  database: Database,
  user: User,
  { docs, newEdits }: Batch,
): Promise<Row[]> {
  const { security } = await node.directory.settings(database.name);
  return database.exclusive(async () => {
    const before = database.updateSeq();
    const jobs = docs.map((doc): Job => ({ doc }));
    const ids = [...new Set(docs.map((doc) => doc._id))];
    const known = await metadataOf(database, ids);
    const metadata = new Map(ids.map((id, index) => [id, known[index]]));
    const circumstances = { user, security, newEdits, metadata };
    await check(node, database, circumstances, jobs);
    await store(database, newEdits, jobs);
    if (docs.some((doc) => doc._id.startsWith('_design/')))
      forgetSources(database);
    const now = await metadataOf(database, ids);
    await database.written(countChange(known, now));
    if (database.updateSeq() !== before) node.written(database.name);
    return jobs.map(
      ({ row, doc }) => row ?? { id: doc._id, rev: doc._rev ?? '' },
    );
  });
}

interface Circumstances {
  user: User;
  security: Security;
  newEdits: boolean;
  /** Per id, before the write. */
  metadata: ReadonlyMap<string, Metadata | undefined>;
}

async function check(
  node: Node,
  database: Database,
  { user, security, newEdits, metadata: known }: Circumstances,
  jobs: Job[],
): Promise<void> {
  const sources = await validateSources(database);
  const userCtx = JSON.stringify({
    db: database.name,
    name: user.name,
    roles: user.roles,
  });
  const secObj = JSON.stringify(security);
  for (const [index, job] of jobs.entries()) {
    const { doc } = job;
    if (isLocal(doc._id)) continue;
    const metadata = known.get(doc._id);
    const design = doc._id.startsWith('_design/');
    const error =
      design && !isDatabaseAdmin(user, security)
        ? forbidden('You are not a db or server admin.')
        : newEdits && conflicts(metadata, doc)
          ? conflict()
          : undefined;
    if (error) {
      job.row = { id: doc._id, error };
      continue;
    }
    const stubs = hasStubs(doc);
    const judged = sources.length > 0 && !design;
    if (!stubs && !judged) continue;
    if (!newEdits && metadata && hasRevision(metadata, revOf(doc))) continue;
    const previous = metadata && (await previousOf(database, metadata, doc));
    if (stubs) fillStubs(doc, previous);
    if (!judged) continue;
    const refusal = await node.validators.judge(sources, {
      newDoc: JSON.stringify(forFunction(doc)),
      oldDoc: previous ? JSON.stringify(previous) : 'null',
      userCtx,
      security: secObj,
    });
    if (refusal) job.row = { id: doc._id, rev: revOf(doc), error: refusal };
    // Long batches let other requests in between.
    if (index % 50 === 49)
      await new Promise((resolve) => setImmediate(resolve));
  }
}

function revOf(doc: Incoming): string {
  if (!doc._revisions) return doc._rev ?? '';
  return `${doc._revisions.start}-${doc._revisions.ids[0] ?? ''}`;
}

/** Whether CouchDB answers 409: an edit must name a leaf, or begin (again) a document that is not there. */
function conflicts(metadata: Metadata | undefined, doc: Incoming): boolean {
  if (!metadata) return doc._rev !== undefined;
  if (doc._rev === undefined) return !metadata.deleted;
  return !leavesOf(metadata).some((leaf) => leaf.rev === doc._rev);
}

function hasStubs(doc: Incoming): boolean {
  return Object.values(doc._attachments ?? {}).some((each) => each.stub);
}

/** The revision a write builds on: its parent, or its nearest ancestor still stored. */
async function previousOf(
  database: Database,
  metadata: Metadata,
  { _rev, _revisions }: Incoming,
): Promise<StoredDoc | undefined> {
  const revs = _revisions
    ? _revisions.ids.map((hash, back) => `${_revisions.start - back}-${hash}`)
    : [_rev ?? ''];
  const stored = revs.find((rev) => rev in metadata.rev_map);
  return stored === undefined ? undefined : bodyOf(database, metadata, stored);
}

function fillStubs(doc: Incoming, previous: StoredDoc | undefined): void {
  for (const [name, attachment] of Object.entries(doc._attachments ?? {})) {
    if (!attachment.stub) continue;
    const stored = previous?._attachments?.[name];
    if (stored) Object.assign(attachment, stored);
    else if (!attachment.digest) throw missingStub(doc._id, name);
  }
}

/** Validate functions see attachments as stubs. */
function forFunction(doc: Incoming): object {
  if (!doc._attachments) return doc;
  const stubs = Object.entries(doc._attachments).map(([name, each]) => {
    const { data, ...about } = each;
    return [
      name,
      { ...about, stub: true, length: data?.length ?? about.length },
    ];
  });
  return { ...doc, _attachments: Object.fromEntries(stubs) as object };
}

async function store(
  database: Database,
  newEdits: boolean,
  jobs: Job[],
): Promise<void> {
  const open = jobs.filter((job) => !job.row);
  const local = open.filter((job) => isLocal(job.doc._id));
  for (const job of local) job.row = await saveLocal(database, job.doc);
  const rest = open.filter((job) => !isLocal(job.doc._id));
  if (rest.length === 0) return;
  const revs = rest.map((job) => revOf(job.doc));
  const rows = await database.pouch.bulkDocs(
    rest.map((job) => job.doc),
    { new_edits: newEdits },
  );
  if (newEdits) {
    for (const [index, job] of rest.entries()) {
      const row = rows[index];
      job.row = row?.rev
        ? { id: row.id, rev: row.rev }
        : { id: job.doc._id, error: couchErrorOf(row) };
    }
    return;
  }
  const failed = new Map(rows.map((row) => [row.id, couchErrorOf(row)]));
  for (const [index, job] of rest.entries()) {
    const id = job.doc._id;
    const rev = revs[index] ?? '';
    const error = failed.get(id);
    job.row = error ? { id, rev, error } : { id, rev };
  }
}
