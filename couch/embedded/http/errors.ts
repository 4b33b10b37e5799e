/** An answer other than success, as CouchDB words it: `{error, reason}` with its HTTP status. */
export class CouchError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, reason: string) {
    super(reason);
    this.name = 'CouchError';
    this.status = status;
    this.code = code;
  }
}

export function badRequest(reason: string): CouchError {
  return new CouchError(400, 'bad_request', reason);
}

export function queryError(reason: string): CouchError {
  return new CouchError(400, 'query_parse_error', reason);
}

export function unauthorized(reason: string): CouchError {
  return new CouchError(401, 'unauthorized', reason);
}

export function forbidden(reason: string): CouchError {
  return new CouchError(403, 'forbidden', reason);
}

/** `reason` is 'missing', 'deleted', or another text CouchDB uses. */
export function notFound(reason = 'missing'): CouchError {
  return new CouchError(404, 'not_found', reason);
}

export function noDatabase(): CouchError {
  return notFound('Database does not exist.');
}

export function conflict(): CouchError {
  return new CouchError(409, 'conflict', 'Document update conflict.');
}

export function missingStub(id: string, name: string): CouchError {
  return new CouchError(
    412,
    'missing_stub',
    `Invalid attachment stub in ${id} for ${name}`,
  );
}

export function tooLarge(code: string, reason: string): CouchError {
  return new CouchError(413, code, reason);
}

function isStored(
  error: unknown,
): error is { status: number; name: string; message: string; reason?: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number' &&
    'name' in error &&
    typeof error.name === 'string'
  );
}

/** PouchDB's errors carry CouchDB's status and code already; anything else is an internal failure. */
export function couchErrorOf(error: unknown): CouchError {
  if (error instanceof CouchError) return error;
  if (isStored(error) && error.status >= 400) {
    return new CouchError(
      error.status,
      error.name,
      error.reason ?? error.message,
    );
  }
  const reason = error instanceof Error ? error.message : 'unknown';
  return new CouchError(500, 'internal_server_error', reason);
}
