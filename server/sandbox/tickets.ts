import { randomBytes } from 'node:crypto';

/** Things under way, by an unguessable name, for as long as the process runs and the newest thousand only. */
export interface Tickets<T> {
  put(thing: T): string;
  get(name: string): T | undefined;
  remove(name: string): void;
}

const most = 1000;

export function tickets<T>(): Tickets<T> {
  const things = new Map<string, T>();
  return {
    put(thing) {
      const name = randomBytes(24).toString('hex');
      things.set(name, thing);
      const [oldest] = things.keys();
      if (things.size > most && oldest !== undefined) things.delete(oldest);
      return name;
    },
    get: (name) => things.get(name),
    remove(name) {
      things.delete(name);
    },
  };
}
