import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'esbuild';
import { injectManifest } from 'workbox-build';
import { compileDesigns } from '../couch/design/compile.ts';
import { modulePreloads } from './module-preloads.ts';
import { serverBundle } from './server-bundle.ts';

const out = 'dist/client';

/** AgID's own mark for the button 'Entra con SPID'. */
const spidMark =
  'node_modules/spid-smart-button/dist/img/spid-ico-circle-bb.svg';

/** What a parent's first visit shows: later ones find everything on the device. */
const firstSeen = ['client/main.ts', 'client/features/sign-in/sign-in-page.ts'];

/** The app: entries keep their names (the service worker revisions them), chunks carry a hash. */
async function buildClient(): Promise<void> {
  const { metafile } = await build({
    entryPoints: ['client/main.ts'],
    metafile: true,
    outdir: out,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'assets/[name]',
    loader: { '.woff2': 'file', '.svg': 'file' },
    tsconfig: 'client/tsconfig.json',
    // 'es2015' is RxJS without its ES5 helpers; naming a condition drops the implicit 'module'.
    conditions: ['es2015', 'module'],
    // Dexie's default entry is ES5; every browser that runs this app runs its modern build.
    alias: { dexie: './node_modules/dexie/dist/modern/dexie.min.mjs' },
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  await writeFile('dist/client.meta.json', JSON.stringify(metafile));
  for (const file of ['manifest.webmanifest', 'icons'])
    await cp(join('client', file), join(out, file), { recursive: true });
  await cp(spidMark, join(out, 'icons/spid.svg'));
  const start = '<script type="module"';
  const links = modulePreloads(metafile, firstSeen, out);
  const page = await readFile('client/index.html', 'utf8');
  await writeFile(
    join(out, 'index.html'),
    page.replace(start, `${links}\n    ${start}`),
  );
}

/** The service worker, with the list of what to keep written into it. */
async function buildWorker(): Promise<void> {
  const bundle = 'dist/sw/main.js';
  await build({
    entryPoints: ['sw/main.ts'],
    outfile: bundle,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const { count, size, warnings } = await injectManifest({
    swSrc: bundle,
    swDest: join(out, 'sw.js'),
    globDirectory: out,
    globPatterns: ['**/*.{js,css,html,woff2,svg,png,webmanifest}'],
    globIgnores: ['sw.js', 'icons/screenshot-*'],
    dontCacheBustURLsMatching: /^chunks\//,
  });
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
  console.log(
    `service worker keeps ${count} files, ${Math.round(size / 1000)} kB`,
  );
}

/** Brotli copies beside the text files, made once instead of at every request. */
async function compressFiles(): Promise<void> {
  const compress = promisify(brotliCompress);
  for (const entry of await readdir(out, { recursive: true })) {
    if (!/\.(?:js|css|html|svg|webmanifest)$/.test(entry)) continue;
    const path = join(out, entry);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    await writeFile(
      `${path}.br`,
      await compress(await readFile(path), { params }),
    );
  }
}

async function buildServer(): Promise<void> {
  await build(serverBundle);
}

async function buildDesigns(): Promise<void> {
  await mkdir('dist/couch', { recursive: true });
  const designs = await compileDesigns();
  await writeFile('dist/couch/designs.json', JSON.stringify(designs));
}

for (const part of ['client', 'server', 'couch', 'sw'])
  await rm(join('dist', part), { recursive: true, force: true });
await Promise.all([buildClient(), buildServer(), buildDesigns()]);
await buildWorker();
await compressFiles();
