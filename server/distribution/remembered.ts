import type { Database } from './couch/database.ts';
import { standingOf } from './couch/read.ts';
import { edit } from './couch/write.ts';

/** A moment or a day that must outlive the process. */
export interface Remembered {
  get(): Promise<string | undefined>;
  set(value: string): Promise<void>;
}

export function remembered(portal: Database, name: string): Remembered {
  const _id = `checkpoint:${name}`;
  const standing = async () => (await standingOf(portal, [_id])).get(_id);
  return {
    async get() {
      const value = (await standing())?.doc?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    async set(value) {
      const now = await standing();
      const rev = now && !now.deleted ? { _rev: now.rev } : {};
      await edit(portal, [Object.assign({ _id, value }, rev)]);
    },
  };
}
