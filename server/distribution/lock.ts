/** Runs work on one name at a time, in the order it was asked for. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export function lockByName(): Lock {
  const tails = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = tails.get(name);
    const run = (async () => {
      // How the one before ended is its own caller's matter.
      await before?.catch(() => undefined);
      return work();
    })();
    tails.set(name, run);
    try {
      return await run;
    } finally {
      if (tails.get(name) === run) tails.delete(name);
    }
  };
}
