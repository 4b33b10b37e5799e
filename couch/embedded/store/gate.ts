/** Many may read at once, or one may take away what they read. */
export interface Gate {
  reading: <T>(task: () => Promise<T>) => Promise<T>;
  /** Waits for those who read; those who come meanwhile wait for it. One at a time: to be called inside `exclusive`. */
  removing: <T>(task: () => Promise<T>) => Promise<T>;
}

export function gate(): Gate {
  const readers = new Set<Promise<unknown>>();
  let removal: Promise<unknown> | undefined;
  return {
    async reading(task) {
      while (removal) await removal;
      const running = task();
      readers.add(running);
      try {
        return await running;
      } finally {
        readers.delete(running);
      }
    },
    async removing(task) {
      let done: () => void = () => undefined;
      removal = new Promise<void>((resolve) => {
        done = resolve;
      });
      try {
        await Promise.allSettled(readers);
        return await task();
      } finally {
        removal = undefined;
        done();
      }
    },
  };
}
