import { rowsOf, splitRows } from '../phone/split-rows.ts';

/** A page of changes without design documents; breaks off, as no JSON, when CouchDB does. */
export async function* listedRows(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const splitter = splitRows();
  let first = true;
  yield '{"results":[\n';
  for await (const chunk of source) {
    let text = '';
    const block = splitter.push(chunk);
    for (const row of block ? rowsOf(block) : []) {
      const json = row.toString();
      if (isDesign(json)) continue;
      text += first ? json : `,\n${json}`;
      first = false;
    }
    if (text) yield text;
  }
  yield `\n],\n${JSON.stringify(splitter.end()).slice(1)}\n`;
}

/**
 * A continuous feed without design documents, until it ends by itself or has lasted: then with the line that says how
 * far it came, so that the replicator goes on from there.
 */
export async function* continuousRows(
  source: AsyncIterable<Uint8Array>,
  lasted: AbortSignal,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    const rows = lines.filter((line) => line.trim() !== '');
    const ours = rows.filter((row) => !isDesign(row));
    if (ours.length > 0) yield `${ours.join('\n')}\n`;
    const last = rows.at(-1);
    if (lasted.aborted && last !== undefined) {
      const { seq } = JSON.parse(last) as { seq?: unknown };
      if (seq !== undefined)
        yield `${JSON.stringify({ last_seq: seq, pending: 0 })}\n`;
      return;
    }
  }
}

/** Only a row that holds the words at all is parsed. */
function isDesign(row: string): boolean {
  if (!row.includes('_design/')) return false;
  const { id } = JSON.parse(row) as { id?: unknown };
  return typeof id === 'string' && id.startsWith('_design/');
}
