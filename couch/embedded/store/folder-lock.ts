import { join } from 'node:path';
import { promisify } from 'node:util';
import leveldown from 'leveldown';

interface Lock {
  open(options: object, callback: (error: Error | null) => void): void;
  close(callback: (error: Error | null) => void): void;
}

/**
 * Takes a data folder for this server; rejects when another one has it. An empty leveldb serves as
 * the lock: the system lets go of it when a process dies, however it dies.
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  const lock = (leveldown as (path: string) => Lock)(join(dir, 'lock'));
  try {
    await promisify(lock.open.bind(lock))({});
  } catch (error) {
    throw new Error(`the folder ${dir} is in use by another server`, {
      cause: error,
    });
  }
  return () => promisify(lock.close.bind(lock))();
}
