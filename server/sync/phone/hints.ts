import type { IncomingMessage, ServerResponse } from 'node:http';
import { headers, paths } from '#model/phone-protocol.ts';
import { asAppError, errorBody, type AppError } from '../../errors.ts';
import { sessionCookie } from '../../identity/session-cookie.ts';
import { traceOf } from '../../log.ts';
import { callerOf } from './caller.ts';
import type { PhoneDeps } from './deps.ts';

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves the hint stream, and leaves every other request to `others`. Beneath Koa, because what Koa keeps of a request
 * would be kept for as long as the phone listens, by thousands. Who may call: as for `phoneRoutes`.
 */
export function serveHints(
  deps: PhoneDeps,
  hintMs: number,
  others: Handle,
): Handle {
  return (request, response) => {
    if (request.method === 'GET' && request.url === paths.hints)
      void answer(deps, hintMs, request, response);
    else others(request, response);
  };
}

async function answer(
  deps: PhoneDeps,
  hintMs: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const start = performance.now();
  try {
    const cookies: string[] = [];
    const now = deps.now();
    const { session, family, person, delegations } = await callerOf(
      deps,
      request,
      {
        give(cookie, until) {
          cookies.push(sessionCookie(cookie, until, now));
        },
      },
    );
    const until = Math.min(now.getTime() + hintMs, Date.parse(session.until));
    open(request, response, now, cookies);
    deps.hub.add({
      session: session._id,
      family,
      person,
      ...(delegations && { delegations }),
      until,
      res: response,
    });
  } catch (caught) {
    const error = asAppError(caught);
    if (error.status >= 500) deps.log.warn('no hints', traceOf(caught));
    refuse(response, error, deps.now());
  }
  deps.log.info('request', {
    method: 'GET',
    route: paths.hints,
    status: response.statusCode,
    ms: Math.round(performance.now() - start),
  });
}

function open(
  request: IncomingMessage,
  response: ServerResponse,
  now: Date,
  cookies: string[],
): void {
  response.writeHead(200, {
    ...(cookies.length > 0 && { 'set-cookie': cookies }),
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    // nginx would keep hints until its buffer is full.
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    [headers.time]: now.toISOString(),
  });
  request.socket.setKeepAlive(true, 60_000);
  // Alone, the head becomes one string in memory; sent along with a body it would stay the dozens it is made of.
  response.cork();
  response.flushHeaders();
  response.write('retry: 2000\n\n');
  response.uncork();
  // What the phone's browser says of itself was needed to answer, and is long.
  request.headers = {};
  request.rawHeaders = [];
}

function refuse(response: ServerResponse, error: AppError, now: Date): void {
  response.statusCode = error.status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader(headers.time, now.toISOString());
  if (error.code === 'signed-out') response.setHeader(headers.signedOut, '1');
  if (error.wipe) response.setHeader(headers.wipe, '1');
  if (error.retryAfter !== undefined)
    response.setHeader('retry-after', error.retryAfter);
  response.end(JSON.stringify(errorBody(error)));
}
