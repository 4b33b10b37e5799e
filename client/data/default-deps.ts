import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { Deps } from './deps.ts';

/** The browser's own; whose keys open the data is the caller's to say. */
export function defaultDeps(): Omit<Deps, 'keys'> {
  return {
    fetch: window.fetch.bind(window),
    EventSource: window.EventSource,
    now: Date.now,
    // 'strict': a parent's words are on the disk, not in the system's cache, when the phone says so.
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    retryMs: 1000,
    stallMs: 60_000,
    timeoutMs: 20_000,
  };
}
