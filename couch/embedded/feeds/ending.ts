/** The end of the server, which every waiting feed hears of. */
export interface Ending {
  readonly begun: () => boolean;
  /** Calls `listener` when it begins, until the returned function is called. */
  readonly on: (listener: () => void) => () => void;
  readonly begin: () => void;
}

export function createEnding(): Ending {
  // An AbortSignal would do, but thousands of feeds listen and leave, which a Set takes better.
  const listeners = new Set<() => void>();
  let begun = false;
  return {
    begun: () => begun,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin() {
      begun = true;
      for (const listener of [...listeners]) listener();
    },
  };
}
