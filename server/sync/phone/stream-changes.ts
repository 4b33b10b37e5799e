import { splitRows } from './split-rows.ts';

const designMark = Buffer.from('_design/');

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
    const parts: Buffer[] = [];
    for (const row of splitter.push(chunk)) {
      if (isDesign(row)) continue;
      parts.push(Buffer.from(first ? '' : ',\n'), row);
      first = false;
    }
    if (parts.length > 0) yield Buffer.concat(parts);
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

/** Most rows do not hold the words at all, and only those that do are parsed: a parent may write them in a message. */
function isDesign(row: Buffer): boolean {
  if (!row.includes(designMark)) return false;
  const { id } = JSON.parse(row.toString()) as { id: string };
  return id.startsWith('_design/');
}
