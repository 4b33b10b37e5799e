/**
 * What the tabs of this device tell each other about the lock. `lock`: all of them, now. `ask`: who has this account
 * open may let me in. `key`: here it is, from memory to memory; no script can read it out of the message either.
 * `gone`: the account has left this device.
 */
export type LockWord =
  | { is: 'lock' }
  | { is: 'ask'; account: string }
  | { is: 'key'; account: string; key: CryptoKey }
  | { is: 'gone'; account: string };

const channel = new BroadcastChannel('portale-lock');

/** Hears the other tabs; returns the way to stop. */
export function hearTabs(onWord: (word: LockWord) => void): () => void {
  const listening = new AbortController();
  channel.addEventListener(
    'message',
    ({ data }: MessageEvent<LockWord>) => {
      onWord(data);
    },
    { signal: listening.signal },
  );
  return () => {
    listening.abort();
  };
}

export function tellTabs(word: LockWord): void {
  channel.postMessage(word);
}
