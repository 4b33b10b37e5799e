/** Passes texts on, with a newline whenever none came for `ms`; undefined: with none. */
export async function* withBeats(
  source: AsyncIterable<string>,
  ms: number | undefined,
): AsyncGenerator<string> {
  if (ms === undefined) {
    yield* source;
    return;
  }
  const texts = source[Symbol.asyncIterator]();
  try {
    let next = texts.next();
    for (;;) {
      const result = await within(next, ms);
      if (result === 'late') {
        yield '\n';
        continue;
      }
      if (result.done) return;
      yield result.value;
      next = texts.next();
    }
  } finally {
    await texts.return?.();
  }
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
