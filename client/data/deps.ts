import type { RxStorage } from 'rxdb';
import type { KeyPort } from './key.ts';

/** The part of EventSource that hints need. */
export interface HintSource {
  readonly readyState: number;
  addEventListener(
    type: string,
    listener: (event: MessageEvent<string>) => void,
  ): void;
  close(): void;
}

/** What the store takes from the outside world; each has the browser's own as default, tests put fakes in. */
export interface Deps {
  fetch: typeof fetch;
  EventSource: new (url: string) => HintSource;
  /** Epoch ms by this device's clock. */
  now: () => number;
  keys: KeyPort;
  storage: RxStorage<unknown, unknown>;
  /** Ms from a failed attempt to the next, before doubling. */
  retryMs: number;
  /** Ms without a sign of life after which the hint stream is opened anew. */
  stallMs: number;
  /** Ms without a sign of life after which an answer is given up. */
  timeoutMs: number;
}
