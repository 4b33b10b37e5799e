/** Who waits for news of a database; a waiter is a callback, so a thousand of them cost nothing. */
export interface Signals {
  /** Calls `listener` at every write, until the returned function is called. */
  on(name: string, listener: () => void): () => void;
  notify(name: string): void;
}

export function createSignals(): Signals {
  const waiting = new Map<string, Set<() => void>>();
  return {
    on(name, listener) {
      const listeners = waiting.get(name) ?? new Set();
      waiting.set(name, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && waiting.get(name) === listeners)
          waiting.delete(name);
      };
    },
    notify(name) {
      for (const listener of [...(waiting.get(name) ?? [])]) listener();
    },
  };
}
