import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Metafile } from 'esbuild';
import type { Measure } from './measure.ts';

const out = 'dist/client';

function brotli(content: string): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(content, { params }).length;
}

/** Fonts are compressed already: what travels is their size on disk. */
async function travels(path: string): Promise<number> {
  const file = join(out, path);
  return path.endsWith('.woff2')
    ? (await stat(file)).size
    : brotli(await readFile(file, 'utf8'));
}

/** An output and all it imports at once, as paths below dist/client. */
function staticImports(meta: Metafile, entry: string): Set<string> {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const one of meta.outputs[path]?.imports ?? [])
      if (one.kind === 'import-statement') visit(one.path);
  };
  visit(entry);
  return new Set([...seen].map((path) => path.slice(out.length + 1)));
}

async function sum(paths: Iterable<string>): Promise<number> {
  let total = 0;
  for (const path of paths) total += await travels(path);
  return total;
}

/**
 * What a phone downloads, by brotli at its best: before the first paint, for the page to sign in, for the data layer,
 * for the worker.
 */
export async function bytes(): Promise<Measure[]> {
  const meta = JSON.parse(
    await readFile('dist/client.meta.json', 'utf8'),
  ) as Metafile;
  const html = await readFile(join(out, 'index.html'), 'utf8');
  const shell = staticImports(meta, `${out}/main.js`);
  const named = [...html.matchAll(/href="\/([^"]+\.(?:css|js|woff2))"/g)].map(
    (match) => match[1] ?? '',
  );
  const needed = named.filter(
    (file) => !file.endsWith('.js') || shell.has(file),
  );
  const first = await sum(['index.html', ...needed]);
  const store = Object.entries(meta.outputs).find(([, output]) =>
    output.entryPoint?.endsWith('client/data/open-store.ts'),
  );
  if (!store)
    throw new Error('no chunk of its own for client/data/open-store.ts');
  const data = [...staticImports(meta, store[0])].filter(
    (path) => !shell.has(path),
  );
  return [
    {
      name: 'bytes to first paint',
      value: first / 1000,
      unit: 'kB',
      goal: '≤ 60',
    },
    {
      name: 'with the sign-in page, which the page asks for behind them',
      value: (await sum(['index.html', ...named])) / 1000,
      unit: 'kB',
    },
    {
      name: 'data chunk',
      value: (await sum(data)) / 1000,
      unit: 'kB',
      goal: '≤ 95',
    },
    {
      name: 'service worker',
      value: (await travels('sw.js')) / 1000,
      unit: 'kB',
      goal: '≤ 8',
    },
  ];
}
