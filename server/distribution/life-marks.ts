import { isStatus } from './couch/couch-error.ts';
import type { Database } from './couch/database.ts';

/**
 * A number that grows, written into every database that is followed, as replicators keep their checkpoint at both ends:
 * a copy that is put back brings an older one with it, however much was written since.
 */
export interface LifeMarks {
  /** Undefined where none was ever written. */
  read(name: string): Promise<number | undefined>;
  /** False when there is no such database, or it is still being made. */
  write(name: string, mark: number): Promise<boolean>;
}

const path = '/_local/distribution';

export function lifeMarks(at: (name: string) => Database): LifeMarks {
  const revs = new Map<string, string>();
  const read = async (name: string) => {
    try {
      const { _rev, mark } = (await at(name).get(path)) as {
        _rev: string;
        mark?: unknown;
      };
      revs.set(name, _rev);
      return typeof mark === 'number' ? mark : undefined;
    } catch (error) {
      if (!isStatus(error, 404)) throw error;
      revs.delete(name);
      return undefined;
    }
  };
  const put = async (name: string, mark: number) => {
    const _rev = revs.get(name);
    const { rev } = (await at(name).put(path, {
      ...(_rev !== undefined && { _rev }),
      mark,
    })) as { rev: string };
    revs.set(name, rev);
  };
  return {
    read,
    async write(name, mark) {
      try {
        await put(name, mark).catch(async (error: unknown) => {
          if (!isStatus(error, 409)) throw error;
          await read(name);
          await put(name, mark);
        });
        return true;
      } catch (error) {
        if (isStatus(error, 404) || isStatus(error, 403)) return false;
        throw error;
      }
    },
  };
}
