import type { AnyDoc } from './couch-calls.ts';

/** What gives a document away: every id, number, code, address, name or sentence in it. */
export type Markers = ReadonlySet<string>;

/** Uuids, notice numbers, fiscal codes and receipts, addresses; family names; whole texts. */
const words =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w.]+@[\w.]+|\b\d{15,}\b|\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b/g;
const telling = ['familyName', 'text', 'subject', 'note', 'label'];

export function markersIn(docs: readonly AnyDoc[]): Set<string> {
  const found = new Set<string>();
  for (const doc of docs) {
    // The text as an answer would hold it, so that escaping is the same.
    const json = JSON.stringify(doc, (name, value: unknown) => {
      if (telling.includes(name) && typeof value === 'string' && value)
        found.add(JSON.stringify(value).slice(1, -1));
      return value;
    });
    for (const [word] of json.matchAll(words)) found.add(word);
  }
  return found;
}

/** The markers of `secret` that `known` does not hold. */
export function without(secret: Markers, known: Markers): Set<string> {
  return new Set([...secret].filter((one) => !known.has(one)));
}

/** Finds which markers a text holds: words by look-up, since there are thousands of both; the rest by search. */
export function markerFinder(markers: Markers): (text: string) => string[] {
  const isWord = new RegExp(`^(?:${words.source})$`);
  const sentences = [...markers].filter((one) => !isWord.test(one));
  return (text) => {
    const found = new Set<string>();
    for (const [word] of text.matchAll(words))
      if (markers.has(word)) found.add(word);
    for (const sentence of sentences)
      if (text.includes(sentence)) found.add(sentence);
    return [...found];
  };
}
