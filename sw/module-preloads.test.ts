import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Metafile } from 'esbuild';
import { modulePreloads } from './module-preloads.ts';

type Output = Metafile['outputs'][string];
type Import = Output['imports'][number];

const chunk = (...imports: Import[]): Output => ({
  bytes: 1,
  inputs: {},
  exports: [],
  imports,
});
const entry = (entryPoint: string, ...imports: Import[]): Output => ({
  ...chunk(...imports),
  entryPoint,
});
const by = (
  kind: Import['kind'],
  path: string,
  external?: boolean,
): Import => ({ kind, path, ...(external && { external }) });

suite('preloaded modules', () => {
  const outputs = {
    'out/main.js': entry(
      'src/main.ts',
      by('import-statement', 'out/chunks/a.js'),
      by('import-statement', 'out/chunks/b.js'),
      by('dynamic-import', 'out/chunks/page.js'),
      by('dynamic-import', 'out/chunks/later.js'),
      by('import-statement', 'elsewhere', true),
    ),
    'out/chunks/a.js': chunk(by('import-statement', 'out/chunks/b.js')),
    'out/chunks/b.js': chunk(by('import-statement', 'out/chunks/c.js')),
    'out/chunks/c.js': chunk(by('import-statement', 'out/chunks/a.js')),
    'out/chunks/page.js': entry(
      'src/page.ts',
      by('import-statement', 'out/chunks/d.js'),
    ),
    'out/chunks/d.js': chunk(),
    'out/chunks/later.js': entry('src/later.ts'),
  };

  test('are all that the sources need before they run, each once, the first source first, and nothing that they load later', () => {
    const sources = ['src/main.ts', 'src/page.ts'];
    const links = modulePreloads({ outputs }, sources, 'out');
    assert.deepEqual(
      [
        ...links.matchAll(
          /rel="modulepreload" href="([^"]+)" fetchpriority="(\w+)"/g,
        ),
      ].map(([, href, priority]) => [href, priority]),
      [
        ['/main.js', 'high'],
        ['/chunks/a.js', 'high'],
        ['/chunks/b.js', 'high'],
        ['/chunks/c.js', 'high'],
        ['/chunks/page.js', 'low'],
        ['/chunks/d.js', 'low'],
      ],
    );
  });

  test('stop the build when a source has no module of its own any more', () => {
    assert.throws(
      () => modulePreloads({ outputs }, ['src/moved.ts'], 'out'),
      /src\/moved\.ts/,
    );
  });
});
