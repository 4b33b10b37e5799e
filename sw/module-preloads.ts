import type { Metafile } from 'esbuild';

/**
 * Links that have the browser fetch these sources' modules, with all that they import statically, as soon as it has the
 * page: without them it learns of each only when it has read the one before, a round trip for every step. What only
 * the later sources need stands back behind what the first does. `root` is the folder that the server serves as `/`.
 */
export function modulePreloads(
  { outputs }: Pick<Metafile, 'outputs'>,
  sources: readonly string[],
  root: string,
): string {
  const priorities = new Map<string, string>();
  const visit = (file: string, priority: string): void => {
    if (priorities.has(file)) return;
    priorities.set(file, priority);
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) visit(path, priority);
  };
  for (const [place, source] of sources.entries()) {
    const made = Object.entries(outputs).find(
      ([, { entryPoint }]) => entryPoint === source,
    );
    if (!made) throw new Error(`no module of its own: ${source}`);
    visit(made[0], place === 0 ? 'high' : 'low');
  }
  return [...priorities]
    .map(
      ([file, priority]) =>
        `<link rel="modulepreload" href="${file.slice(root.length)}" fetchpriority="${priority}" />`,
    )
    .join('\n    ');
}
