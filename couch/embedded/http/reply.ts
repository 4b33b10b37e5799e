import type { ServerResponse } from 'node:http';
import type { CouchError } from './errors.ts';

export type Headers = Record<string, string | number>;

const uncached = { 'cache-control': 'must-revalidate' };

export function sendJson(
  res: ServerResponse,
  status: number,
  value: unknown,
  headers: Headers = {},
): void {
  const body = Buffer.from(JSON.stringify(value) + '\n');
  res.writeHead(status, {
    ...uncached,
    'content-type': 'application/json',
    'content-length': body.length,
    ...headers,
  });
  res.end(body);
}

export function sendError(res: ServerResponse, error: CouchError): void {
  if (res.headersSent) {
    // A half-written answer must not look complete: the client sees a cut connection.
    res.destroy();
    return;
  }
  sendJson(res, error.status, { error: error.code, reason: error.message });
  // What is left of a refused body is read away, or the client would see its upload fail, not why.
  res.req.resume();
}

/** Writes with back-pressure; false when the client is gone and the caller should stop. */
export async function write(
  res: ServerResponse,
  chunk: string | Buffer,
): Promise<boolean> {
  if (res.destroyed || res.writableEnded) return false;
  if (res.write(chunk)) return true;
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done);
      res.off('close', done);
      resolve(!res.destroyed);
    };
    res.on('drain', done);
    res.on('close', done);
  });
}
