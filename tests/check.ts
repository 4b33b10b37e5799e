import { command, type Outcome } from './support/command.ts';

const projects = [
  'couch/model',
  'couch',
  'server',
  'client',
  'sw',
  'sw/tsconfig.node.json',
  'tests',
];

/** Everything that is checked without running the program, by name. */
const checks: Record<string, string> = {
  ...Object.fromEntries(
    projects.map((one) => [`types ${one}`, `tsc -p ${one}`]),
  ),
  format: 'prettier --check --log-level warn .',
  boundaries:
    'depcruise --config .config/dependency-cruiser.cjs client server sw couch',
  // The checker does not know the IDL properties of inputs, which Lit binds as properties.
  templates:
    "lit-analyzer 'client/**/*.ts' --strict --quiet --rules.no-unknown-property off",
  locales: 'node --import tsx tests/locales.ts',
  unused: 'knip --config .config/knip.json',
  budgets: 'node --import tsx tests/bench/run.ts bytes --strict',
  lint: 'eslint --config .config/eslint.config.js --max-warnings 0 .',
};

/** How the tools that report success upon seeing nothing say how much they saw. */
const seen: Record<string, RegExp> = {
  boundaries: /\((\d+) modules/,
  templates: /Analyzing (\d+) files/,
};

function sawNothing(name: string, { output }: Outcome): boolean {
  const count = seen[name];
  if (!count) return false;
  return Number(count.exec(output)?.[1] ?? 0) < 50;
}

let passed = 0;
let failed = 0;
const wanted = process.argv.slice(2);
// The longest first, two at a time: each keeps one core busy.
const waiting = Object.entries(checks)
  .filter(
    ([name]) =>
      wanted.length === 0 || wanted.some((one) => name.startsWith(one)),
  )
  .reverse();

async function runNext(): Promise<void> {
  const next = waiting.shift();
  if (!next) return;
  const [name, line] = next;
  const outcome = await command(line);
  const ok = outcome.ok && !sawNothing(name, outcome);
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${outcome.took} ms)`);
  if (!ok) console.log(outcome.output);
  await runNext();
}

await Promise.all([runNext(), runNext()]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
