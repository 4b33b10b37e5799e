import { sameValue } from '#model/same.ts';

/** Assertions for tests that run in a browser, where node:assert is not. */
export function equal(actual: unknown, expected: unknown, why = ''): void {
  if (sameValue(actual, expected)) return;
  const told = `${why}\nexpected: ${show(expected)}\n  actual: ${show(actual)}`;
  throw new Error(told.trim());
}

export function ok(value: unknown, why = 'expected a true value'): void {
  if (!value) throw new Error(why);
}

/** True when the text holds every part, which a failure then names. */
export function includes(text: string, ...parts: readonly string[]): void {
  for (const part of parts)
    if (!text.includes(part))
      throw new Error(`expected «${part}» in:\n${text.trim()}`);
}

function show(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value, null, 1);
}
