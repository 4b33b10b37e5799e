import { Subject } from 'rxjs';
import { CallError, type CallCode } from './errors.ts';
import type { Reach } from './store.ts';

/** Keeps trying, with patience and politeness, until the Comune answers or the store is closed. */
export interface Attempts {
  /** The result of `act`, however many attempts it takes; rejects only with 'stopped'. `onFailure` hears of each one lost. */
  keepTrying<T>(
    act: (signal: AbortSignal) => Promise<T>,
    onFailure?: () => void,
  ): Promise<T>;
  /** Cuts every wait short: the network is back, or somebody asked. */
  wake(): void;
}

interface Options {
  signal: AbortSignal;
  retryMs: number;
  onReach(reach: Reach): void;
  /** Called with +1 and -1 around every attempt. */
  onBusy(change: 1 | -1): void;
}

/** The longest wait between two attempts, in ms. */
const longest = 60_000;

export function attempts(options: Options): Attempts {
  const { signal, onReach, onBusy } = options;
  const wakes = new Subject<void>();
  return {
    wake: () => {
      wakes.next();
    },
    async keepTrying(act, onFailure) {
      for (let failures = 0; !signal.aborted; failures += 1) {
        const outcome = await attempt(() => act(signal), onBusy);
        if ('result' in outcome) {
          onReach('online');
          return outcome.result;
        }
        if (isAborted(signal)) break;
        const { error } = outcome;
        if (error instanceof CallError) onReach(reachOf(error.code));
        onFailure?.();
        await pause(waitFor(error, failures, options.retryMs), wakes, signal);
      }
      throw new CallError('stopped');
    },
  };
}

/** One attempt, counted as busy for as long as it lasts: waiting for the next is not. */
async function attempt<T>(
  act: () => Promise<T>,
  onBusy: Options['onBusy'],
): Promise<{ result: T } | { error: unknown }> {
  onBusy(1);
  try {
    return { result: await act() };
  } catch (error) {
    return { error };
  } finally {
    onBusy(-1);
  }
}

/** Asked by a function, because it changes while waiting. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

const reaches: Partial<Record<CallCode, Reach>> = {
  offline: 'offline',
  captive: 'captive',
  'signed-out': 'signed-out',
  wipe: 'wipe',
  // The server did answer, if only to ask for patience.
  'too-many': 'online',
};

export function reachOf(code: CallCode): Reach {
  return reaches[code] ?? 'server-away';
}

const hopeless: readonly CallCode[] = ['signed-out', 'wipe', 'outdated'];

function waitFor(error: unknown, failures: number, retryMs: number): number {
  const fault = error instanceof CallError ? error : undefined;
  // Only a new login, or a new version of the app, can help: no use in asking again by the clock.
  if (fault && hopeless.includes(fault.code)) return Infinity;
  if (fault?.retryAfter !== undefined) return fault.retryAfter * 1000;
  // Jitter, so that a town's phones do not all come back at once.
  return Math.min(retryMs * 2 ** failures, longest) * (0.5 + Math.random() / 2);
}

function pause(
  ms: number,
  wakes: Subject<void>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      woken.unsubscribe();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = ms === Infinity ? undefined : setTimeout(end, ms);
    const woken = wakes.subscribe(end);
    signal.addEventListener('abort', end);
  });
}
