import type { Notes } from './notes.ts';
import type { Store } from './store.ts';

/**
 * Half-written forms. Saved at every letter: while one state is being written only the latest of those that came
 * meanwhile is kept, so that typing never runs ahead of the disk.
 */
export function drafts(
  notes: Notes,
): Pick<Store, 'readDraft' | 'saveDraft' | 'dropDraft'> {
  const waiting = new Map<string, { value: unknown; done: Promise<void> }>();

  async function write(key: string, value: unknown): Promise<void> {
    const ahead = waiting.get(key);
    if (ahead) {
      ahead.value = value;
      return ahead.done;
    }
    const turn = { value, done: Promise.resolve() };
    turn.done = last(key).then(() => {
      waiting.delete(key);
      return notes.put(`draft:${key}`, turn.value);
    });
    waiting.set(key, turn);
    running.set(key, turn.done);
    return turn.done;
  }
  const running = new Map<string, Promise<void>>();
  const last = (key: string) =>
    (running.get(key) ?? Promise.resolve()).catch(() => undefined);

  return {
    readDraft: async (key) => {
      await last(key);
      return notes.get(`draft:${key}`);
    },
    saveDraft: write,
    dropDraft: (key) => write(key, undefined),
  };
}
