import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTime } from '#model/day.ts';
import { isDoc } from '#model/document.ts';
import { demoTown } from '../../couch/demo/town.ts';
import { startPortal } from './portal.ts';
import { until } from './until.ts';

/** A portal with the small demo town, and its own copy of the built app. */
export interface AppPortal {
  url: string;
  /** The folder from which the app is served. */
  client: string;
  close(): Promise<void>;
}

export const families = 9;
export const seed = 7;
/** A parent of the demo who works for the Comune too, by the user name. */
export const parentAndStaff = 'nadia.valspinotti';

/** Names the portal that the runner started for all files together. */
const sharedAt = 'APP_PORTAL';

async function startAppPortal(): Promise<AppPortal> {
  const client = await mkdtemp(join(tmpdir(), 'client-'));
  // A build that runs at the same time removes the folder for a while.
  await until('the built app can be copied', async () => {
    await cp('dist/client', client, { recursive: true });
    return true;
  });
  const portal = await startPortal({
    families,
    env: {
      CLIENT_DIR: client,
      DEMO_SEED: String(seed),
      SYNC_PER_MINUTE: '100000',
      FIRST_STAFF: fiscalCodeOf(parentAndStaff),
    },
  });
  return {
    url: portal.url,
    client,
    async close() {
      // Nobody reads its data any more: a farewell would only take time.
      await portal.kill();
      for (const folder of [client, portal.dataDir])
        await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs files of tests before one portal; each has households of its own. */
export async function withSharedPortal<T>(run: () => Promise<T>): Promise<T> {
  const portal = await startAppPortal();
  const { url, client } = portal;
  process.env[sharedAt] = JSON.stringify({ url, client });
  try {
    return await run();
  } finally {
    await portal.close();
  }
}

/** The portal of all files, or, for a file that runs alone, one of its own. */
export function appPortal(): Promise<AppPortal> {
  const shared = process.env[sharedAt];
  if (shared === undefined) return startAppPortal();
  const { url, client } = JSON.parse(shared) as Omit<AppPortal, 'close'>;
  return Promise.resolve({ url, client, close: () => Promise.resolve() });
}

function fiscalCodeOf(username: string): string {
  const today = localTime(new Date()).day;
  const town = demoTown({ seed, families, today });
  const login = town.logins.find((one) => one.username === username);
  const found = town.documents
    .filter((one) => isDoc(one, 'family'))
    .flatMap(({ body }) => body.members)
    .find(({ person }) => person === login?.person);
  if (found?.fiscalCode === undefined) throw new Error(`no ${username}`);
  return found.fiscalCode;
}
