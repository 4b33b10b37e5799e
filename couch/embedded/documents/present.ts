import type { Database } from '../store/database.ts';
import type { Metadata, StoredDoc } from '../store/layout.ts';
import { conflictsOf, historyOf } from '../store/rev-tree.ts';
import { attachmentBytes } from './read.ts';

/** What a read may ask to have added to a document; names are CouchDB's. */
export interface Extras {
  revs?: boolean;
  revs_info?: boolean;
  conflicts?: boolean;
  deleted_conflicts?: boolean;
  local_seq?: boolean;
  meta?: boolean;
  /** Attachment bytes as base64 instead of stubs. */
  attachments?: boolean;
}

/** A stored body as a client sees it. */
export async function present(
  database: Database,
  metadata: Metadata,
  stored: StoredDoc,
  extras: Extras,
): Promise<Record<string, unknown>> {
  const { _id, _rev, _deleted, _attachments, ...fields } = stored;
  const doc: Record<string, unknown> = { _id, _rev, ...fields };
  if (_deleted) doc['_deleted'] = true;
  if (_attachments) {
    doc['_attachments'] = await presentAttachments(
      database,
      _attachments,
      !!extras.attachments,
    );
  }
  if (extras.revs || extras.revs_info || extras.meta)
    addHistory(doc, metadata, _rev, extras);
  if (extras.conflicts || extras.deleted_conflicts || extras.meta) {
    const { live, deleted } = conflictsOf(metadata);
    if ((extras.conflicts || extras.meta) && live.length)
      doc['_conflicts'] = live;
    if ((extras.deleted_conflicts || extras.meta) && deleted.length)
      doc['_deleted_conflicts'] = deleted;
  }
  if (extras.local_seq) doc['_local_seq'] = metadata.rev_map[_rev];
  return doc;
}

function addHistory(
  doc: Record<string, unknown>,
  metadata: Metadata,
  rev: string,
  extras: Extras,
): void {
  const history = historyOf(metadata, rev) ?? [];
  if (extras.revs) {
    doc['_revisions'] = {
      start: Number.parseInt(rev, 10),
      ids: history.map((step) => step.hash),
    };
  }
  if (extras.revs_info || extras.meta) {
    doc['_revs_info'] = history.map((step) => ({
      rev: step.rev,
      status: step.available ? 'available' : 'missing',
    }));
  }
}

async function presentAttachments(
  database: Database,
  attachments: NonNullable<StoredDoc['_attachments']>,
  withBytes: boolean,
): Promise<object> {
  const entries = Object.entries(attachments).map(async ([name, stored]) => {
    const { content_type, digest, length, revpos } = stored;
    const about = { content_type, revpos, digest };
    if (!withBytes) return [name, { ...about, length, stub: true }] as const;
    const bytes = await attachmentBytes(database, stored);
    return [name, { ...about, data: bytes.toString('base64') }] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as object;
}
