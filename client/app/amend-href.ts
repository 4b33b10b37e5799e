import { isDoc, type Doc } from '#model/document.ts';

/** The query value by which a form is asked to take up a refused document's text: its id, found in `store.refused`. */
export const amendParam = 'rifiutato';

/** The form in which a refused document is mended and sent again; undefined for what has no form. */
export function amendHref(doc: Doc): string | undefined {
  const query = `${amendParam}=${encodeURIComponent(doc._id)}`;
  if (isDoc(doc, 'absence')) return `/presenze/assenza?${query}`;
  if (isDoc(doc, 'delegation')) return `/altro/deleghe/nuova?${query}`;
  if (!isDoc(doc, 'message')) return undefined;
  const { thread } = doc.body;
  const isFirst = doc._id === `message:${thread}`;
  return isFirst ? `/messaggi/nuovo?${query}` : `/messaggi/${thread}?${query}`;
}
