/** A kept draft whose fields are all texts, if it still has this form's shape. */
export function readTexts<T extends Record<string, string>>(
  kept: unknown,
  like: T,
): T | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const one = kept as Record<string, unknown>;
  return Object.keys(like).every((name) => typeof one[name] === 'string')
    ? (kept as T)
    : undefined;
}
