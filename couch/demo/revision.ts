import { createHash } from 'node:crypto';
import type { Doc } from '#model/document.ts';
import type { DemoFile } from './announcements.ts';

/** A document as it goes to CouchDB with `new_edits: false`. */
export type Revised = Doc & {
  _rev: string;
  _attachments?: Record<string, { content_type: string; data: string }>;
};

/**
 * The document with its files and a first revision made of its content: the registry's copy and the family's are one
 * revision, and the same document loaded again is no news to anybody.
 */
export function revised(doc: Doc, files: readonly DemoFile[] = []): Revised {
  const hash = createHash('md5').update(JSON.stringify(doc));
  for (const { data } of files) hash.update(data.toString('base64'));
  const _rev = `1-${hash.digest('hex')}`;
  if (files.length === 0) return { ...doc, _rev };
  const attachments = files.map(
    ({ name, contentType, data }) =>
      [
        name,
        { content_type: contentType, data: data.toString('base64') },
      ] as const,
  );
  return { ...doc, _rev, _attachments: Object.fromEntries(attachments) };
}
