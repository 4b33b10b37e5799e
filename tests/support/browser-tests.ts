import { bundleClientTests } from './bundle-client-tests.ts';
import { command } from './command.ts';

// Every client test in Chromium. The runner's own last line is no plain count.
const files = await bundleClientTests();
const { ok, output } = await command(
  'npx wtr --config .config/web-test-runner.config.js',
  true,
);
const counts = [
  ...output.matchAll(/\/\d+ test files \| (\d+) passed, (\d+) failed/g),
].at(-1);
const passed = Number(counts?.[1] ?? 0);
// A file that does not even load counts as no test.
const failed = Number(counts?.[2] ?? 0) || (ok && files > 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
