import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { isRecord } from '#model/check.ts';
import { AppError, badRequest } from '../../errors.ts';

/** Bytes of a whole body: a document with some files of 5 MB. */
const mostBody = 31_457_280;
/** Bytes until the document's own part must have ended: 256 kB and its headers. */
const mostHead = 278_528;

export interface Multipart {
  doc: Record<string, unknown>;
  /** The whole body from its first byte, to be passed on. */
  body: ReadableStream;
}

/**
 * Reads the document, which is the first part of a `multipart/related` body, and leaves the files behind it to flow
 * through. @throws AppError 'bad-request' | 'too-large'
 */
export async function readMultipart(
  request: IncomingMessage,
  contentType: string,
): Promise<Multipart> {
  const [, quoted, bare] =
    /boundary=(?:"([^"]{1,100})"|([^\s;"]{1,100}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw badRequest('no boundary');
  const chunks = request[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let head: Buffer = Buffer.alloc(0);
  let document: Buffer | undefined;
  while (document === undefined) {
    if (head.length > mostHead) throw new AppError('too-large');
    const next = await chunks.next();
    if (next.done) throw badRequest('no document');
    head = Buffer.concat([head, next.value]);
    document = firstPart(head, boundary);
  }
  return { doc: parsed(document), body: whole(head, chunks) };
}

/** The body of the first part; undefined until it is there as a whole. */
function firstPart(head: Buffer, boundary: string): Buffer | undefined {
  const start = head.indexOf(`--${boundary}`);
  const body = start < 0 ? -1 : head.indexOf('\r\n\r\n', start);
  const end = body < 0 ? -1 : head.indexOf(`\r\n--${boundary}`, body + 2);
  return end < 0 ? undefined : head.subarray(body + 4, end);
}

function parsed(document: Buffer): Record<string, unknown> {
  if (!isUtf8(document)) throw badRequest('not UTF-8');
  try {
    const doc: unknown = JSON.parse(document.toString());
    if (isRecord(doc)) return doc;
  } catch {
    // Told below.
  }
  throw badRequest('the first part is no document');
}

function whole(head: Buffer, rest: AsyncIterator<Buffer>): ReadableStream {
  async function* flow() {
    let size = head.length;
    yield head;
    for (;;) {
      const next = await rest.next();
      if (next.done) return;
      size += next.value.length;
      if (size > mostBody) throw new AppError('too-large');
      yield next.value;
    }
  }
  return Readable.toWeb(Readable.from(flow()));
}
