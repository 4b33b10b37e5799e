import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Bundles the client's tests for the browser into dist/test and returns how many files there were. Their sources
 * cannot be served one by one: parts of RxDB are no modules.
 */
export async function bundleClientTests(folder = 'client'): Promise<number> {
  await rm('dist/test', { recursive: true, force: true });
  const files = await readdir(folder, { recursive: true });
  const tests = files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(folder, file));
  const entryPoints = Object.fromEntries(
    [...tests, 'tests/support/tab.ts'].map((file) => [
      file.replace(/\.ts$/, '').replace(/^client\//, ''),
      file,
    ]),
  );
  await build({
    entryPoints,
    outdir: 'dist/test',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['development', 'es2015', 'module'],
    alias: { dexie: 'dexie/dist/modern/dexie.mjs' },
    sourcemap: 'inline',
    tsconfig: 'client/tsconfig.json',
    define: { 'process.env.NODE_ENV': '"test"' },
  });
  return tests.length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const count = await bundleClientTests(process.argv[2]);
  if (count === 0) throw new Error('no client tests found');
}
