import { rowsOf, splitRows, type Block } from './split-rows.ts';

const designMark = Buffer.from('_design/');
const separator = Buffer.from(',\n');

/**
 * A page of changes on its way from CouchDB to a phone, without design documents, its `last_seq` sealed. When CouchDB
 * breaks off, so does this, by throwing: what the phone gets is then no JSON.
 */
export async function* streamChanges(
  source: AsyncIterable<Uint8Array>,
  seal: (seq: string | number) => string,
): AsyncGenerator<string | Buffer> {
  const splitter = splitRows();
  let first = true;
  yield '{"results":[\n';
  for await (const chunk of source) {
    const block = splitter.push(chunk);
    const rows = block && withoutDesigns(block);
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
