import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { build } from 'esbuild';
import { serverBundle } from './server-bundle.ts';

suite('the server that is built', () => {
  test('holds no identity provider with invented persons', async () => {
    const { metafile, outputFiles } = await build({
      ...serverBundle,
      metafile: true,
      write: false,
      sourcemap: false,
    });
    const files = Object.keys(metafile.inputs);
    assert.ok(files.includes('server/open-sandbox.ts'));
    assert.deepEqual(
      files.filter((file) => file.startsWith('server/sandbox/')),
      [],
    );
    assert.ok(
      !outputFiles.some(({ text }) => text.includes('Ambiente di prova')),
    );
  });
});
