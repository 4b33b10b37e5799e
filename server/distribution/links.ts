/** Many-to-many links between names. */
export interface Links {
  tie(from: string, to: string): void;
  cut(from: string, to: string): void;
  of(from: string): string[];
  keys(): string[];
}

export function linksOf(): Links {
  const links = new Map<string, Set<string>>();
  return {
    tie(from, to) {
      const known = links.get(from);
      if (known) known.add(to);
      else links.set(from, new Set([to]));
    },
    cut(from, to) {
      const known = links.get(from);
      known?.delete(to);
      if (known?.size === 0) links.delete(from);
    },
    of: (from) => [...(links.get(from) ?? [])],
    keys: () => [...links.keys()],
  };
}
