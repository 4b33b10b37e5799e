import { createHash } from 'node:crypto';

/** Chance that can be repeated: the same seed and labels give the same draws on every machine. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** One of the list; throws RangeError when it is empty. */
  pick<T>(list: readonly T[]): T;
}

export type Label = string | number;

/**
 * A stream of its own for what the labels name, so that a draw more in one place (a new announcement, one day more
 * of presences) does not shift every other draw of the town. Generator: mulberry32.
 */
export function randomFor(seed: number, ...labels: Label[]): Random {
  let state = hash(seed, labels.join('/'));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number) =>
    min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick(list) {
      const index = int(0, list.length - 1);
      if (index >= list.length || index < 0)
        throw new RangeError('nothing to pick from');
      return list[index] as (typeof list)[number];
    },
  };
}

/** FNV-1a over the text, started from the seed. */
function hash(seed: number, text: string): number {
  let value = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index += 1)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

/** A uuid (form of version 4) for what the labels name: 122 bits of SHA-256, since 32 bits of state would collide. */
export function uuidFor(seed: number, ...labels: Label[]): string {
  const hex = createHash('sha256')
    .update(`${seed}/${labels.join('/')}`)
    .digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
