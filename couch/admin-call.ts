/** A server's address, without credentials, and the headers that make a request an administrator's. */
export interface Admin {
  url: string;
  headers: Record<string, string>;
}

/** The server refused what an administrator asked, or something answered in its place. */
export class PushError extends Error {
  readonly code = 'push-refused';
  readonly status: number;

  constructor(method: string, path: string, status: number, reason: string) {
    super(`${method} /${path}: ${status} ${reason}`);
    this.name = 'PushError';
    this.status = status;
  }
}

interface Options {
  body?: unknown;
  /** Statuses, besides success, that the caller deals with. */
  allow?: readonly number[];
  signal?: AbortSignal | undefined;
}

/** One JSON request to CouchDB; `path` is relative to the server and already escaped. @throws PushError */
export async function adminCall(
  admin: Admin,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  { body, allow = [], signal }: Options = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${admin.url.replace(/\/$/, '')}/${path}`, {
    method,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      ...admin.headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const text = await response.text();
  const answer = parsed(text);
  const { status } = response;
  if (answer === undefined)
    throw new PushError(method, path, status, 'the answer is not JSON');
  if (response.ok || allow.includes(status)) return { status, body: answer };
  const { reason = '' } = answer as { reason?: string };
  throw new PushError(method, path, status, reason);
}

/** Undefined for what is no JSON: a page of some proxy in between. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
