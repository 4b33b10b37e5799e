import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { command } from './command.ts';
import { tempFolder } from './temp-folder.ts';

export interface Tally {
  passed: number;
  failed: number;
}

/** Test files, folder by folder and by name; node's own search finds no TypeScript on Node 20. */
export async function testFiles(folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true });
    const tests = entries.filter((entry) => entry.endsWith('.test.ts')).sort();
    found.push(...tests.map((entry) => join(folder, entry)));
  }
  return found;
}

/**
 * One file for each folder that loads its tests one after the other: to start a process and load a server anew for
 * every file takes longer than most of them run.
 */
async function byFolder(files: readonly string[]): Promise<string[]> {
  const temporary = await tempFolder('tests');
  const folders = [...new Set(files.map((file) => dirname(file)))];
  return Promise.all(
    folders.map(async (folder) => {
      const entry = join(temporary, `${folder.replaceAll('/', '-')}.mjs`);
      const imports = files
        .filter((file) => dirname(file) === folder)
        .map((file) => `import '${pathToFileURL(resolve(file)).href}';\n`);
      await writeFile(entry, imports.join(''));
      return entry;
    }),
  );
}

/**
 * Runs node:test files and counts by its own summary: those of `folders` each in a process of its own, those of `units`
 * a folder in a process. No file, or a run that executed nothing, is a failure: node reports both as success.
 */
export async function runNodeTests(
  folders: readonly string[],
  concurrency = 2,
  units: readonly string[] = [],
): Promise<Tally> {
  const files = [
    ...(await testFiles(folders)),
    ...(await byFolder(await testFiles(units))),
  ];
  if (files.length === 0) return { passed: 0, failed: 1 };
  const summary = join(await tempFolder('tests'), 'summary.tap');
  const { ok } = await command(
    [
      'node --import tsx --test --test-reporter=dot --test-reporter-destination=stdout',
      `--test-reporter=tap --test-reporter-destination=${summary}`,
      `--test-concurrency=${concurrency}`,
      ...files,
    ].join(' '),
    true,
  );
  const tap = await readFile(summary, 'utf8');
  const count = (name: string): number =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  const passed = count('pass');
  const failed = count('fail') + count('cancelled');
  if (!ok || failed > 0) console.log(failures(tap));
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed };
}

/** The failed tests of a TAP stream with their diagnosis. */
function failures(tap: string): string {
  const lines = tap.split('\n');
  const shown: string[] = [];
  lines.forEach((line, index) => {
    if (/^\s*not ok /.test(line)) shown.push(...lines.slice(index, index + 60));
  });
  return shown.join('\n');
}
