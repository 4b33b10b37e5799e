import { randomUUID } from 'node:crypto';
import { localTime } from '#model/day.ts';
import { ensureDemo } from '../couch/demo/ensure-demo.ts';
import { demoPassword, type DemoLogin } from '../couch/demo/logins.ts';
import type { DemoTown } from '../couch/demo/town.ts';
import type { Config } from './config.ts';
import type { Admin } from './couch/admin.ts';
import type { LocalAccounts } from './identity/local/accounts.ts';

/** Fills an empty server with the demo town; one that holds a demo town already keeps it, with the day it was drawn for. */
export async function loadDemoTown(
  { DEMO_SEED, DEMO_FAMILIES }: Config,
  admin: Admin,
  say: (line: string) => void,
): Promise<DemoTown> {
  const today = localTime(new Date()).day;
  const wanted = { seed: DEMO_SEED, families: DEMO_FAMILIES, today };
  let told = 0;
  return ensureDemo(admin, wanted, {
    onProgress(written, total) {
      const percent = Math.floor((written / total) * 10) * 10;
      if (percent > told) say(`demo town: ${percent} %`);
      told = Math.max(told, percent);
    },
  });
}

/** Of somebody whom no household knows yet. */
export const newcomer: DemoLogin = {
  username: 'account.nuovo',
  password: demoPassword,
  name: 'Account Nuovo',
  role: 'parent',
  roles: [],
  shows: 'account non ancora collegato a una famiglia: serve un codice',
};

/** Makes the accounts of the demo's cast. */
export async function createDemoAccounts(
  accounts: LocalAccounts,
  logins: readonly DemoLogin[],
): Promise<void> {
  for (const login of logins) {
    const { username, password, name, role, roles, person, family } = login;
    if (await accounts.has(username)) continue;
    const account = {
      // A person's account is the same one by whichever way they come in: SPID finds on the phone what the password left.
      id: person ?? randomUUID(),
      role,
      name,
      ...(person && { person }),
      ...(family && { family }),
    };
    await accounts.create({ username, password }, { account, roles });
  }
}

/** The logins as a table for people. */
export function loginTable(logins: readonly DemoLogin[]): string {
  const rows = logins.map(({ username, password, shows }) => [
    username,
    password,
    shows,
  ]);
  const widths = [0, 1].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   '),
    )
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}
