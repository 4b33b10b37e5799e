import http from 'node:http';
import https from 'node:https';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AppError } from '../errors.ts';
import { answerOf, type Answer } from './answer.ts';

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
/** Open lines are kept: CouchDB stands close by and is asked several times for every request. */
const options = { keepAlive: true, maxFreeSockets: 64 };
const agents = {
  'http:': new http.Agent(options),
  'https:': new https.Agent(options),
};

/**
 * One request to CouchDB. Unreachable, too slow, in trouble (5xx) or not accepting our own credentials (401) all mean
 * the same to whoever asked: CouchDB is away. Never a 401, which would sign parents out under load (facts/sync.md §4, 4).
 *
 * By node:http, since a `fetch` costs three times the time and the garbage, and that of Node 20 may forget its signal.
 * @throws AppError 'couch-away'; the signal's reason when the caller gave up.
 */
export async function send(
  url: string,
  call: Call,
  credentials: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await attempt(url, call, credentials, true);
  if (isWell(answer.status)) return answer;
  answer.discard();
  throw new AppError('couch-away', { upstream: answer.status });
}

async function attempt(
  url: string,
  call: Call,
  credentials: Readonly<Record<string, string>>,
  first: boolean,
): Promise<Answer> {
  if (call.signal?.aborted) throw call.signal.reason;
  try {
    return await exchange(url, call, credentials);
  } catch (cause) {
    if (isOver(call)) throw call.signal?.reason;
    if (first && isStaleLine(cause) && typeof call.body !== 'object')
      return attempt(url, call, credentials, false);
    throw new AppError('couch-away', { cause });
  }
}

function isOver({ signal }: Call): boolean {
  return signal?.aborted === true;
}

/** True when the other side closed a kept line while we took it up again: nothing was heard of the request. */
function isStaleLine(cause: unknown): boolean {
  const { code, reused } = cause as { code?: string; reused?: boolean };
  return code === 'ECONNRESET' && reused === true;
}

function exchange(
  address: string,
  { method = 'GET', json, body, headers, signal, timeout = patience }: Call,
  credentials: Readonly<Record<string, string>>,
): Promise<Answer> {
  const url = new URL(address);
  const secure = url.protocol === 'https:';
  const text = json === undefined ? body : JSON.stringify(json);
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, {
      method,
      agent: agents[secure ? 'https:' : 'http:'],
      headers: {
        accept: 'application/json',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(typeof text === 'string' && {
          'content-length': Buffer.byteLength(text),
        }),
        ...headers,
        ...credentials,
      },
    });
    const cut = () => {
      request.destroy(new Error('given up'));
    };
    const timer = setTimeout(cut, timeout);
    signal?.addEventListener('abort', cut, { once: true });
    request.once('response', (response) => {
      answerOf(response)
        .then(resolve, reject)
        .finally(() => {
          clearTimeout(timer);
        });
    });
    request.on('error', (error) => {
      reject(Object.assign(error, { reused: request.reusedSocket }));
    });
    request.once('close', () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cut);
    });
    if (typeof text === 'object')
      Readable.fromWeb(text).once('error', cut).pipe(request);
    else request.end(text);
  });
}

/** Our own tokens are right and our addresses exact: a 401 or a redirection comes from something in between. */
function isWell(status: number): boolean {
  if (status === 304) return true;
  return status < 500 && status !== 401 && (status < 300 || status >= 400);
}
