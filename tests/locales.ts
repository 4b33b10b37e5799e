/** Fails when a sentence of the app has no English, when English is left of one that is gone, or when the built file is old. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { command } from './support/command.ts';

const xliff = 'client/locales/en.xlf';
const built = 'client/locales/generated/en.ts';

/** The sources of units without a target, as the translator would look for them. */
function untranslated(text: string): string[] {
  return [...text.matchAll(/<trans-unit [^]*?<\/trans-unit>/g)]
    .map(([unit]) => unit)
    .filter((unit) => !/<target>[^]*?\S[^]*?<\/target>/.test(unit))
    .map((unit) => /<source>([^]*?)<\/source>/.exec(unit)?.[1] ?? unit);
}

const folder = await mkdtemp(join(tmpdir(), 'locales-'));
const config = join(folder, 'lit-localize.json');
await cp(xliff, join(folder, 'en.xlf'));
await writeFile(
  config,
  JSON.stringify({
    sourceLocale: 'it',
    targetLocales: ['en'],
    tsConfig: resolve('client/tsconfig.json'),
    output: {
      mode: 'runtime',
      outputDir: join(folder, 'built'),
      language: 'ts',
    },
    interchange: { format: 'xliff', xliffDir: folder },
  }),
);
const faults: string[] = [];
for (const step of ['extract', 'build']) {
  const { ok, output } = await command(
    `lit-localize ${step} --config ${config}`,
  );
  if (!ok) faults.push(output);
}
const [kept, fresh] = await Promise.all(
  [xliff, join(folder, 'en.xlf')].map((path) => readFile(path, 'utf8')),
);
const missing = untranslated(fresh ?? '');
faults.push(...missing.map((source) => `no English for: ${source}`));
if (kept !== fresh && missing.length === 0)
  faults.push(`${xliff} has sentences that the app no longer says`);
const [keptBuilt, freshBuilt] = await Promise.all(
  [built, join(folder, 'built/en.ts')].map((path) => readFile(path, 'utf8')),
);
if (faults.length === 0 && keptBuilt !== freshBuilt)
  faults.push(`${built} is older than ${xliff}`);
await rm(folder, { recursive: true, force: true });
for (const fault of faults) console.error(fault);
if (faults.length > 0) console.error('Run: npm run localize');
process.exitCode = faults.length > 0 ? 1 : 0;
