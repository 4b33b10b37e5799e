const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** The rows of a page of changes, and what stood after them. */
export interface RowSplitter {
  /** The rows that ended within this chunk, each a whole JSON object. */
  push(chunk: Uint8Array): Buffer[];
  /** The fields beside the rows. @throws SyntaxError when the page was cut short. */
  end(): Record<string, unknown>;
}

/**
 * Finds the rows of `{"results":[…],…}` in a stream without parsing them: a byte is looked at once, whatever the line
 * breaks, and a row passes on as it came.
 */
export function splitRows(): RowSplitter {
  let pending: Uint8Array[] = [];
  let depth = 0;
  let inText = false;
  let escaped = false;
  let after = '';
  let ended = false;

  function push(chunk: Uint8Array): Buffer[] {
    const rows: Buffer[] = [];
    let start = depth > 2 ? 0 : -1;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (ended) {
        after += Buffer.from(chunk.subarray(at)).toString();
        return rows;
      }
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) inText = false;
      } else if (byte === quote) inText = true;
      else if (byte === openBrace || byte === openBracket) {
        depth += 1;
        if (depth === 3) start = at;
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        if (depth === 2) {
          rows.push(Buffer.concat([...pending, chunk.subarray(start, at + 1)]));
          pending = [];
          start = -1;
        } else if (depth === 1) ended = true;
      }
    }
    if (start >= 0) pending.push(chunk.subarray(start));
    return rows;
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
