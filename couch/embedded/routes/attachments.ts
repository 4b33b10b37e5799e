import {
  bodyOf as requestBody,
  type Call,
  type Endpoint,
} from '../http/call.ts';
import { conflict, notFound } from '../http/errors.ts';
import {
  digestible,
  requireRev,
  type Incoming,
  type IncomingAttachment,
} from '../documents/incoming.ts';
import { attachmentBytes, bodyOf, metadataOf } from '../documents/read.ts';
import { findRevision } from '../documents/find-revision.ts';
import { omit } from '../documents/omit.ts';
import type { StoredDoc } from '../store/layout.ts';
import { baseRevision, saveOne } from './save-one.ts';

async function read(call: Call): Promise<void> {
  const { node, db, query, req, res, method } = call;
  const [id = '', name = ''] = call.rest;
  const rev = query.text('rev');
  await node.pool.use(db, async (database) => {
    const { stored } = await findRevision(
      database,
      id,
      rev === undefined ? undefined : requireRev(rev),
    );
    const attachment = stored._attachments?.[name];
    if (!attachment) throw notFound('Document is missing attachment');
    const { digest, length, content_type } = attachment;
    const etag = `"${digest.slice('md5-'.length)}"`;
    if (req.headers['if-none-match'] === etag) {
      res.writeHead(304, { etag }).end();
      return;
    }
    res.writeHead(200, {
      'content-type': content_type,
      'content-length': length,
      'content-md5': digest.slice('md5-'.length),
      'cache-control': 'must-revalidate',
      'accept-ranges': 'none',
      etag,
    });
    res.end(
      method === 'HEAD'
        ? undefined
        : await attachmentBytes(database, attachment),
    );
  });
}

/** The body an attachment is added to or taken from; undefined for a document to be created. */
async function baseOf(
  { node, db }: Call,
  id: string,
  rev: string | undefined,
): Promise<StoredDoc | undefined> {
  return node.pool.use(db, async (database) => {
    const [metadata] = await metadataOf(database, [id]);
    if (!metadata || (rev === undefined && metadata.deleted)) {
      if (rev !== undefined) throw conflict();
      return undefined;
    }
    const stored = rev && (await bodyOf(database, metadata, rev));
    if (!stored) throw conflict();
    return stored;
  });
}

async function edit(
  call: Call,
  change: (attachments: Record<string, IncomingAttachment>) => void,
  status: number,
): Promise<void> {
  const [id = ''] = call.rest;
  const base = await baseOf(call, id, baseRevision(call));
  const { _attachments = {}, ...fields }: Partial<StoredDoc> = base ?? {};
  const attachments: Record<string, IncomingAttachment> = Object.fromEntries(
    Object.entries(_attachments).map(([name, each]) => [
      name,
      { ...each, stub: true as const },
    ]),
  );
  change(attachments);
  const doc: Incoming = {
    ...omit(fields, '_deleted'),
    _id: id,
    _attachments: attachments,
  };
  await saveOne(call, doc, { status });
}

async function save(call: Call): Promise<void> {
  const [, name = ''] = call.rest;
  const data = await requestBody(call);
  const content_type =
    call.req.headers['content-type'] ?? 'application/octet-stream';
  await edit(
    call,
    (attachments) => {
      attachments[name] = { content_type, data: digestible(data) };
    },
    201,
  );
}

async function remove(call: Call): Promise<void> {
  const [, name = ''] = call.rest;
  await edit(
    call,
    (attachments) => {
      if (!(name in attachments))
        throw notFound('Document is missing attachment');
      Reflect.deleteProperty(attachments, name);
    },
    200,
  );
}

export const attachment: Endpoint = {
  access: 'member',
  methods: { GET: read, PUT: save, DELETE: remove },
};
