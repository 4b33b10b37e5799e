import type { BuildOptions } from 'esbuild';

/**
 * How the server is bundled for production. Identity providers with invented persons stay out of it: what is not there
 * cannot be switched on.
 */
export const serverBundle = {
  entryPoints: ['server/main.ts'],
  outdir: 'dist/server',
  bundle: true,
  packages: 'external',
  external: ['./sandbox/*'],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
} as const satisfies BuildOptions;
