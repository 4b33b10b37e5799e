export interface Group<T> {
  /** The first of the items: what they share is read from it. */
  head: T;
  items: T[];
}

/** The items by key, keys in order of first appearance. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.items.push(item);
    else groups.set(key, { head: item, items: [item] });
  }
  return Array.from(groups.values());
}
