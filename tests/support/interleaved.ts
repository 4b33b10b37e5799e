/**
 * Compares how long two things take by turns, so that whatever else the machine does slows both alike: the median of
 * the ratios of neighbours, which a few slow turns do not move.
 */
export async function ratioOf(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  turns: number,
): Promise<number> {
  const time = async (run: () => Promise<unknown>) => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  // The first of each loads what the others find loaded.
  await time(one);
  await time(other);
  const ratios: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    // Each goes first as often as second.
    const otherFirst = turn % 2 === 1;
    const before = otherFirst ? await time(other) : 0;
    const mine = await time(one);
    const theirs = otherFirst ? before : await time(other);
    ratios.push(mine / theirs);
  }
  return ratios.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? NaN;
}
