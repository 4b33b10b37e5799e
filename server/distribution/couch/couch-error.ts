/** CouchDB refused, or is in trouble; a network that fails throws what `fetch` throws. */
export class CouchError extends Error {
  readonly code = 'couch-refused';
  readonly status: number;
  /** CouchDB's own code, as 'not_found'. */
  readonly error: string;

  constructor(status: number, error: string, reason: string) {
    super(`${status} ${error}: ${reason}`);
    this.name = 'CouchError';
    this.status = status;
    this.error = error;
  }
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof CouchError && error.status === status;
}
