type Run = () => Promise<unknown>;

/**
 * Compares how long two things take by turns, so that whatever else the machine does slows both alike: the median of
 * the ratios of neighbours, which a few slow turns do not move. In each turn both come first once: what comes second
 * may find the machine busy with what the first has left to do, or warmed up by it.
 */
export async function ratioOf(
  one: Run,
  other: Run,
  turns: number,
): Promise<number> {
  const time = async (run: Run) => {
    const start = performance.now();
    await run();
    return performance.now() - start;
  };
  // The first of each loads what the others find loaded.
  await time(one);
  await time(other);
  const ratios: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const first = await time(one);
    const theirs = (await time(other)) + (await time(other));
    ratios.push((first + (await time(one))) / theirs);
  }
  return ratios.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? NaN;
}
