import { headers } from '#model/phone-protocol.ts';
import type { Instant } from '#model/day.ts';
import { deadline } from './deadline.ts';
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
    const limit = deadline(deps.timeoutMs, signal);
    try {
      const response = await deps.fetch(path, {
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
        signal: limit.signal,
      });
      if (!response.ok) throw failure(response);
      if (!isJson(response)) throw new CallError('captive');
      const text = await (await limit.read(response)).text();
      return {
        body: JSON.parse(text) as unknown,
        at: response.headers.get(headers.time) ?? undefined,
        epoch: response.headers.get(headers.epoch) ?? undefined,
      };
    } catch (error) {
      if (error instanceof CallError) throw error;
      // No answer, a body cut short, or one that never ends: as if nothing had come.
      const code = signal?.aborted === true ? 'stopped' : 'offline';
      throw new CallError(code, { cause: error });
    } finally {
      limit.clear();
    }
  };
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
  const says = (name: string) => response.headers.get(name) === '1';
  const isOver = response.status === 401 && says(headers.signedOut);
  const code = isOver
    ? says(headers.wipe)
      ? 'wipe'
      : 'signed-out'
    : (codes[response.status] ?? 'server-away');
  return new CallError(code, {
    status: response.status,
    ...(Number.isFinite(seconds) && { retryAfter: seconds }),
  });
}
