import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
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
 * Runs node:test files and counts by its own summary. No file, or a run that executed nothing, is a failure: node
 * reports both as success.
 */
export async function runNodeTests(
  folders: readonly string[],
  concurrency = 2,
): Promise<Tally> {
  const files = await testFiles(folders);
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
