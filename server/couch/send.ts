import { AppError } from '../errors.ts';

export interface Call {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, instead of `json`; a stream is not buffered. */
  body?: string | ReadableStream;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal | undefined;
  /** Milliseconds until the answer must have begun: its body may take as long as the phone needs. Default 10 s. */
  timeout?: number;
}

const patience = 10_000;

/**
 * One request to CouchDB. Unreachable, too slow, in trouble (5xx) or not accepting our own credentials (401) all mean
 * the same to whoever asked: CouchDB is away. Never a 401, which would sign parents out under load (facts/sync.md §4, 4).
 * @throws AppError 'couch-away'; the signal's reason when the caller gave up.
 */
export async function send(
  url: string,
  call: Call,
  credentials: Readonly<Record<string, string>>,
): Promise<Response> {
  const { method = 'GET', json, signal, timeout = patience } = call;
  const body = json === undefined ? call.body : JSON.stringify(json);
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
  }, timeout);
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...call.headers,
        ...credentials,
      },
      // 'error' would do, but then undici of Node 20 forgets the signal once garbage is collected, and feeds never end.
      redirect: 'manual',
      ...(body !== undefined && { body, duplex: 'half' }),
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    });
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new AppError('couch-away', { cause });
  } finally {
    clearTimeout(timer);
  }
  if (isWell(response.status)) return response;
  await response.body?.cancel();
  throw new AppError('couch-away', { reason: `upstream ${response.status}` });
}

/** Our own tokens are right and our addresses exact: a 401 or a redirection comes from something in between. */
function isWell(status: number): boolean {
  return (
    status === 304 ||
    (status < 500 && status !== 401 && (status < 300 || status >= 400))
  );
}
