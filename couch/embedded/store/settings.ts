import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

export interface Members {
  names: string[];
  roles: string[];
}

/** `/{db}/_security`, normalised: absent lists are empty. */
export interface Security {
  admins: Members;
  members: Members;
  [extra: string]: unknown;
}

/** What a database has besides its documents. */
export interface Settings {
  security: Security;
  revsLimit: number;
}

const admin = (): Members => ({ names: [], roles: ['_admin'] });

/** CouchDB 3's default: nobody but server admins. */
export const defaultSettings = (): Settings => ({
  security: { admins: admin(), members: admin() },
  revsLimit: 1000,
});

const fileIn = (folder: string) => join(folder, 'settings.json');

export async function readSettings(folder: string): Promise<Settings> {
  try {
    const stored = JSON.parse(
      await readFile(fileIn(folder), 'utf8'),
    ) as Settings;
    return stored;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return defaultSettings();
    throw error;
  }
}

/** Replaces the file in one step, so a crash leaves the old settings or the new. */
export async function writeSettings(
  folder: string,
  settings: Settings,
): Promise<void> {
  const draft = `${fileIn(folder)}.new`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(JSON.stringify(settings));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, fileIn(folder));
}
