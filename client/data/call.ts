import { headers } from '#model/phone-protocol.ts';
import type { Instant } from '#model/day.ts';
import type { Deps } from './deps.ts';
import { CallError, type CallCode } from './errors.ts';

/** A JSON answer of the Comune. */
export interface Answer {
  body: unknown;
  /** The server's clock when it answered. */
  at: Instant | undefined;
  epoch: string | undefined;
}

export interface Request {
  /** Sent as JSON by POST; without it the call is a GET. */
  body?: unknown;
  signal?: AbortSignal;
}

export type Call = (path: string, request?: Request) => Promise<Answer>;

/**
 * Calls the Comune and returns only what is certainly its answer: a status of success with JSON. Everything else
 * rejects with a CallError (an HTML page with 200 is a captive portal's). `account` names whose data is meant, so
 * that a session changed in another tab cannot put one family's data into another's database.
 */
export function caller(
  deps: Pick<Deps, 'fetch' | 'timeoutMs'>,
  account?: string,
): Call {
  return async (path, { body, signal } = {}) => {
    const response = await send(deps, path, body, account, signal);
    if (!response.ok) throw failure(response);
    if (!isJson(response)) throw new CallError('captive');
    return {
      body: await parse(response, signal),
      at: response.headers.get(headers.time) ?? undefined,
      epoch: response.headers.get(headers.epoch) ?? undefined,
    };
  };
}

async function send(
  { fetch, timeoutMs }: Pick<Deps, 'fetch' | 'timeoutMs'>,
  path: string,
  body: unknown,
  account: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    return await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      cache: 'no-store',
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        [headers.app]: '1',
        ...(account !== undefined && { [headers.account]: account }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (cause) {
    throw new CallError(signal?.aborted ? 'stopped' : 'offline', { cause });
  }
}

async function parse(
  response: Response,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    // A body cut short, or one that never ends: as if it had not come.
    throw new CallError(signal?.aborted ? 'stopped' : 'offline', { cause });
  }
}

function isJson(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return /^application\/(?:[a-z.-]+\+)?json\b/.test(type);
}

const codes: Partial<Record<number, CallCode>> = {
  426: 'outdated',
  429: 'too-many',
  511: 'captive',
};

function failure(response: Response): CallError {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  const code =
    response.status === 401 && response.headers.get(headers.signedOut) === '1'
      ? 'signed-out'
      : (codes[response.status] ?? 'server-away');
  return new CallError(code, {
    status: response.status,
    ...(Number.isFinite(seconds) && { retryAfter: seconds }),
  });
}
