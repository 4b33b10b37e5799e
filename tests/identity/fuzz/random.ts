/** The same numbers for the same seed (mulberry32). */
export interface Random {
  /** A whole number from 0, less than this. */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick(from) {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}

/** What a run is to be repeated by: `FUZZ_SEED`, or the day, so that each day tries others. */
export function seedOfRun(): number {
  const given = Number(process.env['FUZZ_SEED']);
  return Number.isSafeInteger(given) && given > 0
    ? given
    : Math.floor(Date.now() / 86_400_000);
}
