import type { Answer } from './answer.ts';
import { send, type Call } from './send.ts';

/** An administrator's address and headers, as couch/push.ts takes them. */
export interface Admin {
  url: string;
  headers: Record<string, string>;
}

export function adminOf(url: string, name: string, password: string): Admin {
  const basic = Buffer.from(`${name}:${password}`).toString('base64');
  return { url, headers: { authorization: `Basic ${basic}` } };
}

/** A call as administrator: only for what no role may do, the feed of changed databases. @throws AppError 'couch-away' */
export function adminFetch(
  { url, headers }: Admin,
  path: string,
  call: Call = {},
): Promise<Answer> {
  return send(url.replace(/\/$/, '') + path, call, headers);
}
