import { command } from './support/command.ts';
import { withSharedPortal } from './support/app-portal.ts';
import { findChromium } from './support/chromium.ts';
import { runNodeTests, type Tally } from './support/node-tests.ts';

/** A step that prints 'N passed, N failed' as its last such line. */
async function script(line: string): Promise<Tally> {
  const { ok, output } = await command(line, true);
  const counts = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  const passed = Number(counts?.[1] ?? (ok ? 1 : 0));
  const failed = Number(counts?.[2] ?? 0);
  return { passed, failed: failed === 0 && !ok ? 1 : failed };
}

const unit = ['couch', 'server', 'sw'];
const contract = ['tests/contract'];
const identity = ['tests/identity'];
/** Some of these wait while others compute: together they take two thirds of the time. */
const inNode = ['unit', 'contract', 'identity'];

/** Every suite, in the order in which a fault is cheapest to find. */
const suites: Record<string, () => Promise<Tally>> = {
  build: () => script('npm run build --silent'),
  check: () => script('npm run check --silent'),
  node: () => runNodeTests([...identity, ...contract], 4, unit),
  unit: () => runNodeTests([], 4, unit),
  browser: () => script('node --import tsx tests/support/browser-tests.ts'),
  contract: () => runNodeTests(contract, 3),
  identity: () => runNodeTests(identity, 3),
  probe: () => runNodeTests(['tests/probe'], 1),
  faults: () => runNodeTests(['tests/faults'], 2),
  e2e: () => withSharedPortal(() => runNodeTests(['tests/e2e'])),
};

/** The browser's tests, one page after the other, leave room for what computes alone. */
const together = ['browser', 'probe'];

const wanted = process.argv.slice(2);
const needsBuild = wanted.some((name) => ['e2e', 'faults'].includes(name));
const chosen = Object.keys(suites).filter((name) =>
  wanted.length === 0
    ? !inNode.includes(name)
    : wanted.includes(name) || (needsBuild && name === 'build'),
);

async function tally(name: string): Promise<Tally> {
  console.log(`\n== ${name}`);
  const start = Date.now();
  const result = await suites[name]?.();
  if (!result) throw new Error(`no suite ${name}`);
  const seconds = Math.round((Date.now() - start) / 1000);
  const { passed, failed } = result;
  console.log(`\n${name}: ${passed} ok, ${failed} not (${seconds} s)`);
  return result;
}

process.env['CHROME_PATH'] = await findChromium();
const total: Tally = { passed: 0, failed: 0 };
const done = new Set<string>();
for (const name of chosen) {
  if (done.has(name)) continue;
  const beside = together.includes(name) ? together : [name];
  const now = chosen.filter((one) => beside.includes(one));
  for (const { passed, failed } of await Promise.all(now.map(tally))) {
    total.passed += passed;
    total.failed += failed;
  }
  for (const one of now) done.add(one);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
