import type { Read } from './config-values.ts';

/** One variable of the environment. */
export interface Variable<T> {
  meaning: string;
  read: Read<T>;
  /** Undefined: not set means undefined. */
  standard?: T;
}

export function variable<T>(
  meaning: string,
  read: Read<T>,
  standard: T,
): { meaning: string; read: Read<T>; standard: T } {
  return { meaning, read, standard };
}

export function optional<T>(meaning: string, read: Read<T>): Variable<T> {
  return { meaning, read };
}
