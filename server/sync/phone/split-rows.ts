const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Rows that are whole by now, as they came: `rows` says where each begins and ends within `bytes`. */
export interface Block {
  bytes: Buffer;
  rows: readonly (readonly [from: number, to: number])[];
}

export function rowsOf({ bytes, rows }: Block): Buffer[] {
  return rows.map(([from, to]) => bytes.subarray(from, to));
}

/** The rows of a page of changes, and what stood after them. */
export interface RowSplitter {
  /** The rows that ended within this chunk; undefined when none did. */
  push(chunk: Uint8Array): Block | undefined;
  /** The fields beside the rows. @throws SyntaxError when the page was cut short. */
  end(): Record<string, unknown>;
}

/**
 * Finds the rows of `{"results":[…],…}` in a stream without parsing them, whatever the line breaks: most bytes stand in
 * texts, which are skipped, and a row passes on as it came.
 */
export function splitRows(): RowSplitter {
  const texts = textEnds();
  let kept: Buffer = Buffer.alloc(0);
  let depth = 0;
  let inText = false;
  let ended = false;
  let after = '';

  function push(piece: Uint8Array): Block | undefined {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    if (ended) {
      after += chunk.toString();
      return undefined;
    }
    const rows: [number, number][] = [];
    let from = depth > 2 ? 0 : -1;
    let at = 0;
    for (; at < chunk.length && !ended; at += 1) {
      if (inText) {
        at = texts.next(chunk, at);
        inText = at === chunk.length;
        continue;
      }
      const byte = chunk[at] ?? 0;
      if (byte === quote) inText = true;
      else if (byte === openBrace || byte === openBracket) {
        depth += 1;
        if (depth === 3) from = at;
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        if (depth === 2) rows.push([from, at + 1]);
        ended = depth === 1;
      }
    }
    if (ended) after = chunk.toString('utf8', at);
    return take(chunk, rows, depth > 2 ? from : chunk.length);
  }

  /** Joins what was kept of an unfinished row with this chunk, and keeps what is unfinished now. */
  function take(
    chunk: Buffer,
    rows: readonly [number, number][],
    unfinished: number,
  ): Block | undefined {
    const last = rows.at(-1);
    if (!last) {
      if (unfinished < chunk.length)
        kept = Buffer.concat([kept, chunk.subarray(unfinished)]);
      return undefined;
    }
    const shift = kept.length;
    const bytes = shift > 0 ? Buffer.concat([kept, chunk]) : chunk;
    kept = chunk.subarray(unfinished);
    return {
      bytes,
      rows: rows.map(([from, to], index) => [
        index === 0 && shift > 0 ? 0 : from + shift,
        to + shift,
      ]),
    };
  }

  return {
    push,
    end() {
      if (!ended) throw new SyntaxError('cut short');
      const rest = after.trimStart();
      const fields = rest.charCodeAt(0) === comma ? rest.slice(1) : rest;
      return JSON.parse(`{${fields}`) as Record<string, unknown>;
    },
  };
}

/** Finds where JSON texts end, across chunks. */
function textEnds() {
  let escaped = false;
  return {
    /** The place of the quote that ends the text; the chunk's length when it goes on in the next one. */
    next(chunk: Buffer, start: number): number {
      let from = escaped ? start + 1 : start;
      escaped = false;
      for (;;) {
        const found = chunk.indexOf(quote, from);
        const end = found < 0 ? chunk.length : found;
        let slashes = 0;
        while (end - slashes > from && chunk[end - slashes - 1] === backslash)
          slashes += 1;
        const odd = slashes % 2 === 1;
        if (found < 0) escaped = odd;
        if (found < 0 || !odd) return end;
        from = found + 1;
      }
    },
  };
}
