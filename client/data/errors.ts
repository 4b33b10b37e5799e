/** Why a call to the Comune failed; each asks for a different patience. */
export type CallCode =
  | 'offline'
  | 'captive'
  | 'signed-out'
  | 'wipe'
  | 'server-away'
  | 'too-many'
  | 'outdated'
  | 'credentials'
  | 'stopped';

/** A call that got no usable answer. `retryAfter`: seconds, when the server named them; `status`: when it answered. */
export class CallError extends Error {
  readonly code: CallCode;
  readonly retryAfter: number | undefined;
  readonly status: number | undefined;

  constructor(
    code: CallCode,
    options?: ErrorOptions & { retryAfter?: number; status?: number },
  ) {
    super(code, options);
    this.name = 'CallError';
    this.code = code;
    this.retryAfter = options?.retryAfter;
    this.status = options?.status;
  }
}

/** The disk took no more: nothing was written, the caller still holds the text. */
export class StorageFullError extends Error {
  constructor(options?: ErrorOptions) {
    super('storage-full', options);
    this.name = 'StorageFullError';
  }
}

/** True for the browser's refusal for space, however deep a library has wrapped it. */
export function isQuota(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = innerOf(one))
    if (one.name === 'QuotaExceededError' || one instanceof StorageFullError)
      return true;
  return false;
}

function innerOf(error: Error): unknown {
  return 'inner' in error && error.inner !== error ? error.inner : error.cause;
}
