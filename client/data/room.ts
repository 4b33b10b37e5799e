import type { Notes } from './notes.ts';
import type { SharedState } from './sync-state.ts';
import { isQuota } from './errors.ts';

/** Whether the disk takes more: while it does not, pulls stop, so that what the parent writes has the last bytes. */
export interface Room {
  /** Called after every write, with the error when it was refused for space. */
  onWrite(error?: unknown): void;
  has(): Promise<boolean>;
}

/** What a pull should find free, in characters. */
const probe = 'x'.repeat(100_000);

export function room(shared: SharedState, notes: Notes): Room {
  return {
    onWrite(error) {
      if (error !== undefined && shared.state.value.storage !== 'full')
        shared.patch({ storage: 'full' });
    },
    async has() {
      if (shared.state.value.storage !== 'full') return true;
      try {
        await notes.put('mark:probe', probe);
        await notes.put('mark:probe', undefined);
      } catch (error) {
        if (isQuota(error)) return false;
        throw error;
      }
      shared.patch({ storage: 'ok' });
      return true;
    },
  };
}
