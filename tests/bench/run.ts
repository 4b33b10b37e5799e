import { bytes } from './bytes.ts';
import { pullThroughput } from './pull-throughput.ts';
import { firstSync } from './first-sync.ts';
import { idleMemory } from './idle-memory.ts';
import { reopen } from './reopen.ts';
import { staffToPhone } from './staff-to-phone.ts';
import { judged, type Judged, type Measure } from './measure.ts';

const benches: Record<string, () => Promise<Measure[]>> = {
  bytes,
  'first-sync': firstSync,
  'idle-memory': idleMemory,
  'pull-throughput': pullThroughput,
  reopen,
  'staff-to-phone': staffToPhone,
};

function row({ name, value, unit, goal = '', met }: Judged): string {
  const shown = value.toLocaleString('en', { maximumFractionDigits: 2 });
  const verdict = met === undefined ? '' : met ? 'met' : 'NOT MET';
  return `${name.padEnd(58)}${`${shown} ${unit}`.padStart(16)}  ${goal.padEnd(10)}${verdict}`;
}

const json = process.argv.includes('--json');
/** A goal that is not met fails the run: the check holds the byte budgets this way. */
const strict = process.argv.includes('--strict');
const names = process.argv.slice(2).filter((one) => !one.startsWith('--'));
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0)
  throw new Error(
    `no bench ${unknown.join(', ')}: there are ${Object.keys(benches).join(', ')}`,
  );
for (const [name, run] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  for (const measure of (await run()).map(judged)) {
    console.log(json ? JSON.stringify(measure) : row(measure));
    if (strict && measure.met === false) process.exitCode = 1;
  }
}
