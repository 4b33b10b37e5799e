/** Databases that have something to be looked at; each is worked on by one at a time, and again if it was marked meanwhile. */
export interface SpokeQueue {
  mark(name: string): void;
  /** Resolves when nothing is left to do. */
  idle: () => Promise<void>;
}

/** The longest pause, in ms, before a database that failed is looked at again. */
const longestPause = 30_000;

export function spokeQueue(
  work: (name: string) => Promise<void>,
  together: number,
  onFailure: (error: unknown) => void,
  signal: AbortSignal,
): SpokeQueue {
  const waiting = new Set<string>();
  const running = new Set<string>();
  const failures = new Map<string, number>();
  const pauses = new Set<string>();
  let listeners: (() => void)[] = [];

  const settled = () =>
    running.size === 0 && (signal.aborted || waiting.size + pauses.size === 0);
  const wake = () => {
    if (!settled()) return;
    for (const listener of listeners) listener();
    listeners = [];
  };
  const mark = (name: string) => {
    waiting.add(name);
    start();
  };
  const failed = (name: string, error: unknown) => {
    const count = (failures.get(name) ?? 0) + 1;
    failures.set(name, count);
    onFailure(error);
    pauses.add(name);
    const pause = Math.min(longestPause, 100 * 2 ** count);
    setTimeout(() => {
      pauses.delete(name);
      mark(name);
    }, pause).unref();
  };
  const run = async (name: string) => {
    try {
      await work(name);
      failures.delete(name);
    } catch (error) {
      if (!signal.aborted) failed(name, error);
    }
    running.delete(name);
    start();
    wake();
  };
  const start = () => {
    for (const name of waiting) {
      if (signal.aborted || running.size >= together) break;
      if (running.has(name)) continue;
      waiting.delete(name);
      running.add(name);
      void run(name);
    }
  };
  signal.addEventListener('abort', wake);
  return {
    mark,
    idle: () =>
      new Promise((resolve) => {
        listeners.push(resolve);
        wake();
      }),
  };
}
