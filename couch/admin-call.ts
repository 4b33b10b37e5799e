/** A server's address, without credentials, and the headers that make a request an administrator's. */
export interface Admin {
  url: string;
  headers: Record<string, string>;
}

/** The server refused what an administrator asked. */
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

/** One JSON request to CouchDB; `path` is relative to the server and already escaped. */
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
  const answer: unknown = await response.json();
  if (response.ok || allow.includes(response.status))
    return { status: response.status, body: answer };
  const { reason = '' } = answer as { reason?: string };
  throw new PushError(method, path, response.status, reason);
}
