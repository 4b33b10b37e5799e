import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { badRequest, CouchError, tooLarge } from './errors.ts';

const entityTooLarge = () =>
  tooLarge('too_large', 'the request entity is too large');

/** The whole body; 413 as soon as it exceeds `limit` bytes, without buffering the rest. */
export async function readBody(
  req: IncomingMessage,
  limit: number,
): Promise<Buffer> {
  if (Number(req.headers['content-length'] ?? 0) > limit)
    throw entityTooLarge();
  if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new CouchError(
      415,
      'bad_content_encoding',
      'Only identity is accepted',
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The connection stays, so that a client still sending learns why it was refused.
  const body = req.iterator({ destroyOnReturn: false });
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > limit) throw entityTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

export function parseJson(body: Buffer): unknown {
  // Decoded, what is no UTF-8 would be stored as U+FFFD.
  if (!isUtf8(body)) throw badRequest('invalid UTF-8 JSON');
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function requireObject(value: unknown): Record<string, unknown> {
  if (isObject(value)) return value;
  throw badRequest('Request body must be a JSON object');
}

/** CouchDB's bulk endpoints answer 415 unless told the body is JSON. */
export function requireJsonType(req: IncomingMessage): void {
  const type = req.headers['content-type'] ?? '';
  if (/^application\/json\b/i.test(type)) return;
  throw new CouchError(
    415,
    'bad_content_type',
    'Content-Type must be application/json',
  );
}
