/** The values of a pattern's `:names` in a path, decoded; undefined when the path is another one. */
export function match(
  pattern: string,
  path: string,
): Record<string, string> | undefined {
  const names = partsOf(pattern);
  const parts = partsOf(path);
  if (names.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) {
      const value = decoded(part);
      if (value === undefined) return undefined;
      params[name.slice(1)] = value;
    } else if (name !== part) return undefined;
  }
  return params;
}

/** A closing slash is no part of its own. */
function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    // '%zz' typed by hand: no page of ours.
    return undefined;
  }
}
