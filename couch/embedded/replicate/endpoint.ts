import { badRequest } from '../http/errors.ts';
import { isObject } from '../http/body.ts';

/** One end of a replication: an address and how to sign in there. */
export interface ReplicationEnd {
  /** Without credentials. */
  url: string;
  headers: Record<string, string>;
}

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

/** Moves `user:password@` of an address into a header. */
function signedIn(
  address: string,
  headers: Record<string, string>,
): ReplicationEnd {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw badRequest(`Invalid replication URL`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw badRequest(`Invalid replication URL`);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const bare = url.href.replace(/\/$/, '');
  if (username === '') return { url: bare, headers };
  const authorization = basic(
    decodeURIComponent(username),
    decodeURIComponent(password),
  );
  return { url: bare, headers: { authorization, ...headers } };
}

function headersOf(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (!isObject(value)) throw badRequest('headers must be a JSON object');
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [
      name.toLowerCase(),
      String(text),
    ]),
  );
}

/**
 * Reads `source` or `target` of a replication: a database name on this server, an address, or
 * `{url, headers, auth: {basic: {username, password}}}`. A name is reached as the caller.
 */
export function endOf(
  value: unknown,
  here: string,
  authorization: string | undefined,
): ReplicationEnd {
  if (typeof value === 'string') {
    if (/^https?:\/\//.test(value)) return signedIn(value, {});
    return {
      url: `${here}/${encodeURIComponent(value)}`,
      headers: authorization === undefined ? {} : { authorization },
    };
  }
  if (!isObject(value) || typeof value['url'] !== 'string')
    throw badRequest('`source` and `target` must be a string or have a `url`');
  const headers = headersOf(value['headers']);
  const { auth } = value;
  const credentials = isObject(auth) ? auth['basic'] : undefined;
  if (isObject(credentials)) {
    headers['authorization'] ??= basic(
      String(credentials['username']),
      String(credentials['password']),
    );
  }
  return signedIn(value['url'], headers);
}
