import type { Call } from '../http/call.ts';
import { CouchError } from '../http/errors.ts';
import { sendJson } from '../http/reply.ts';
import { present } from '../documents/present.ts';
import type { OpenRevisions } from '../documents/open-revisions.ts';
import type { Database } from '../store/database.ts';

export async function multipartDocument(
  _call: Call,
  _type: string,
): Promise<Record<string, unknown>> {
  throw new CouchError(415, 'bad_content_type', 'not yet');
}

export async function sendOpenRevisions(
  call: Call,
  database: Database,
  { found, extras }: OpenRevisions,
): Promise<void> {
  const items = await Promise.all(
    found.map(async (each) =>
      'missing' in each
        ? each
        : { ok: await present(database, each.metadata, each.stored, extras) },
    ),
  );
  sendJson(call.res, 200, items);
}
