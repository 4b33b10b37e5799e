/** Runs `work` on every item, at most `together` at once; stops handing out at the first failure and throws it. */
export async function each<T>(
  items: Iterable<T>,
  together: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (;;) {
      if (failed) return;
      const next = queue.next();
      if (next.done) return;
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(
    Array.from({ length: together }, worker),
  );
  for (const result of results)
    if (result.status === 'rejected') throw result.reason;
}
