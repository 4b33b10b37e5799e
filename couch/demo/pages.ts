import type { Revised } from './revision.ts';

const documents = 1000;
/** Bytes of JSON: half of what one request may carry to a CouchDB set up as it should be (4 MB). */
const bytes = 2_000_000;

/** The documents in their order, in pages that fit one request each. */
export function pagesOf(docs: readonly Revised[]): Revised[][] {
  const pages: Revised[][] = [];
  let room = 0;
  for (const doc of docs) {
    const size = JSON.stringify(doc).length;
    const page = pages.at(-1);
    if (page && page.length < documents && size <= room) {
      page.push(doc);
      room -= size;
    } else {
      pages.push([doc]);
      room = bytes - size;
    }
  }
  return pages;
}
