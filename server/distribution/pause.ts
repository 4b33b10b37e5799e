import { setTimeout as sleep } from 'node:timers/promises';

/** Waits so many ms, or until the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}

/** Does something again and again, with so many ms in between, until the signal aborts. */
export async function everyNowAndThen(
  ms: number,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  const over = () => signal.aborted;
  while (!over()) {
    await pause(ms, signal);
    if (!over()) await work();
  }
}
