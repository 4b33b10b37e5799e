import type { Doc } from '#model/document.ts';
import { rowsOf, splitRows, type Block } from './split-rows.ts';

/** A document as somebody may see it; undefined when they may not. */
export type View = (doc: Doc) => Doc | undefined;

interface Change {
  id: string;
  deleted?: boolean;
  doc?: Doc;
}

const designMark = Buffer.from('_design/');
const separator = Buffer.from(',\n');

/**
 * A page of changes on its way from CouchDB to a phone, without design documents, its `last_seq` sealed. When CouchDB
 * breaks off, so does this, by throwing: what the phone gets is then no JSON. With a `view`, each row goes as far as
 * that shows its document; a tombstone is but an id, and passes.
 */
export async function* streamChanges(
  source: AsyncIterable<Uint8Array>,
  seal: (seq: string | number) => string,
  view?: View,
): AsyncGenerator<string | Buffer> {
  const splitter = splitRows();
  let first = true;
  yield '{"results":[\n';
  for await (const chunk of source) {
    const block = splitter.push(chunk);
    const rows = block && (view ? viewed(block, view) : withoutDesigns(block));
    if (!rows?.length) continue;
    yield first ? rows : Buffer.concat([separator, rows]);
    first = false;
  }
  const { last_seq, pending } = splitter.end();
  if (typeof last_seq !== 'string' && typeof last_seq !== 'number')
    throw new SyntaxError('no last_seq');
  const end = {
    last_seq: seal(last_seq),
    pending: typeof pending === 'number' ? pending : 0,
  };
  yield `\n],${JSON.stringify(end).slice(1)}\n`;
}

function viewed(block: Block, view: View): Buffer {
  const rows = rowsOf(block).flatMap((row) => {
    const change = JSON.parse(row.toString()) as Change;
    if (change.id.startsWith('_')) return [];
    if (change.deleted) return [row];
    const doc = change.doc && view(change.doc);
    return doc ? [Buffer.from(JSON.stringify({ ...change, doc }))] : [];
  });
  return Buffer.concat(
    rows.flatMap((row, index) => (index > 0 ? [separator, row] : [row])),
  );
}

/** Most blocks do not hold the words at all and pass as they are; a parent may write them in a message, too. */
function withoutDesigns(block: Block): Buffer {
  const { bytes, rows } = block;
  const start = rows[0]?.[0] ?? 0;
  const whole = bytes.subarray(start, rows.at(-1)?.[1] ?? start);
  if (!whole.includes(designMark)) return whole;
  const parts = rowsOf(block)
    .filter((row) => !isDesign(row))
    .flatMap((row, index) => (index > 0 ? [separator, row] : [row]));
  return Buffer.concat(parts);
}

function isDesign(row: Buffer): boolean {
  if (!row.includes(designMark)) return false;
  const { id } = JSON.parse(row.toString()) as { id: string };
  return id.startsWith('_design/');
}
