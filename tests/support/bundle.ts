import { build } from 'esbuild';

/** A test's own page program, as one script to be run in a page whatever its CSP. */
export async function bundleFor(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    tsconfig: 'client/tsconfig.json',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  return outputFiles.map(({ text }) => text).join('');
}
