/** A signal that aborts after `ms` without a sign of life, or with `outer`. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** The whole answer as it comes, each part of it a sign of life: a slow line is no dead one. */
  read(response: Response): Promise<Blob>;
  clear(): void;
}

/** `AbortSignal.any` and `.timeout` would not do: older phones lack them, and they know of no progress. */
export function deadline(ms: number, outer?: AbortSignal): Deadline {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
  };
  let timer = setTimeout(abort, ms);
  if (outer?.aborted) abort();
  outer?.addEventListener('abort', abort);
  return {
    signal: controller.signal,
    async read(response) {
      const parts: BlobPart[] = [];
      const reader = response.body?.getReader();
      for (;;) {
        clearTimeout(timer);
        timer = setTimeout(abort, ms);
        const part = await reader?.read();
        if (!part || part.done) break;
        parts.push(part.value);
      }
      const type = response.headers.get('content-type') ?? '';
      return new Blob(parts, { type });
    },
    clear: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', abort);
    },
  };
}
