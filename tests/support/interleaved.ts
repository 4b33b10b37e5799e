type Run = () => Promise<unknown>;

/**
 * Compares how long two things take by turns: the ratio of their lower quartiles. Whatever else the machine does only
 * adds to single runs, in beats that may fall together with the turns; what is a thing's own lies in all of its runs,
 * the quick ones too.
 */
export async function ratioOf(
  one: Run,
  other: Run,
  turns: number,
): Promise<number> {
  const times = { one: [] as number[], other: [] as number[] };
  const time = async (run: Run, to: number[]) => {
    const start = performance.now();
    await run();
    to.push(performance.now() - start);
  };
  // The first of each loads what the others find loaded.
  await time(one, []);
  await time(other, []);
  for (let turn = 0; turn < turns; turn += 1) {
    await time(one, times.one);
    await time(other, times.other);
  }
  return lowerQuartile(times.one) / lowerQuartile(times.other);
}

function lowerQuartile(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 4)] ?? NaN;
}
