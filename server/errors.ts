import type { ErrorBody } from '#model/phone-protocol.ts';

/** Every refusal and failure the server tells of: the code is the contract, the status goes with it. */
const statuses = {
  'bad-request': 400,
  credentials: 401,
  'signed-out': 401,
  'wrong-code': 401,
  'cross-site': 403,
  'strong-needed': 403,
  'proof-needed': 403,
  'not-found': 404,
  'factor-required': 409,
  'longer-password-first': 409,
  'link-over': 410,
  'too-large': 413,
  'not-json': 415,
  'too-many': 429,
  internal: 500,
  'couch-away': 503,
  'rights-unknown': 503,
  'too-busy': 503,
  stopping: 503,
} as const;
export type ErrorCode = keyof typeof statuses;

interface Details {
  /** For a program's author: which part of the request; never personal data. */
  reason?: string;
  /** Seconds until another attempt makes sense. */
  retryAfter?: number;
  cause?: unknown;
  /** Status of CouchDB's answer, for our logs. */
  upstream?: number | undefined;
  /** With 'signed-out': the device is to forget what it keeps for the account. */
  wipe?: boolean;
}

/** What the server answers instead of doing what was asked. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** False when only our own logs may tell why. */
  readonly expose: boolean;
  readonly reason: string | undefined;
  readonly retryAfter: number | undefined;
  readonly wipe: boolean;
  readonly upstream: number | undefined;

  constructor(
    code: ErrorCode,
    { reason, retryAfter, cause, upstream, wipe = false }: Details = {},
  ) {
    super(reason ? `${code}: ${reason}` : code, { cause });
    this.name = 'AppError';
    this.code = code;
    this.status = statuses[code];
    this.expose = this.status < 500;
    this.reason = reason;
    this.wipe = wipe;
    this.upstream = upstream;
    this.retryAfter = retryAfter ?? (this.status === 503 ? 5 : undefined);
  }
}

/** The one answer for everything that is not there or not yours: who asks never learns which (facts/sync.md §3). */
export function notFound(): AppError {
  return new AppError('not-found');
}

export function badRequest(reason: string): AppError {
  return new AppError('bad-request', { reason });
}

/** The body of an error answer. */
export function errorBody(error: AppError): ErrorBody {
  return {
    error: error.code,
    ...(error.expose && error.reason !== undefined && { reason: error.reason }),
    ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
  };
}

/** Errors of the libraries below us that are the caller's fault, by their status. */
const codes: Partial<Record<number, ErrorCode>> = {
  400: 'bad-request',
  413: 'too-large',
  415: 'not-json',
};

/** Whatever was thrown, as what the server answers. */
export function asAppError(caught: unknown): AppError {
  if (caught instanceof AppError) return caught;
  const { status } = (caught ?? {}) as { status?: unknown };
  const code = typeof status === 'number' ? codes[status] : undefined;
  return new AppError(code ?? 'internal', { cause: caught });
}
