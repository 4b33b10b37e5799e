import type { Metafile } from 'esbuild';

/**
 * Links that have the browser fetch these sources' modules, with all that they import statically, as soon as it has the
 * page: without them it learns of each only when it has read the one before, a round trip for every step. `root` is the
 * folder that the server serves as `/`.
 */
export function modulePreloads(
  { outputs }: Pick<Metafile, 'outputs'>,
  sources: readonly string[],
  root: string,
): string {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, kind, external } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) visit(path);
  };
  for (const source of sources) {
    const made = Object.entries(outputs).find(
      ([, { entryPoint }]) => entryPoint === source,
    );
    if (!made) throw new Error(`no module of its own: ${source}`);
    visit(made[0]);
  }
  return [...found]
    .map(
      (file) =>
        `<link rel="modulepreload" href="${file.slice(root.length)}" />`,
    )
    .join('\n    ');
}
