/** Waits for a condition by asking again, soon at first. @throws Error naming what did not come about within `ms`. */
export async function until<T>(
  what: string,
  ask: () => T | Promise<T>,
  ms = 15_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + ms;
  let last: unknown;
  let pause = 25;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    // Reading a page costs it time that it needs for what is waited for.
    pause = Math.min(pause * 1.2, 100);
  }
  throw new Error(`not within ${ms} ms: ${what}`, { cause: last });
}
