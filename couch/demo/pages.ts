import type { Revised } from './revision.ts';

/** What goes to one database in one request. */
export interface Page {
  database: string;
  docs: Revised[];
}

const documents = 1000;
/** Bytes of JSON: below the 4 MB a request may have on a CouchDB set up as the operations guide asks. */
const bytes = 2_000_000;

export function pagesOf(database: string, docs: readonly Revised[]): Page[] {
  const pages: Page[] = [];
  let room = 0;
  for (const doc of docs) {
    const size = JSON.stringify(doc).length;
    const page = pages.at(-1);
    if (page && page.docs.length < documents && size <= room) {
      page.docs.push(doc);
      room -= size;
    } else {
      pages.push({ database, docs: [doc] });
      room = bytes - size;
    }
  }
  return pages;
}
