import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret made once and kept in the data folder, readable by this user only: so that a machine for trying and
 * developing needs no set-up, and a restart signs nobody out. Production is given its secrets and never comes here.
 */
export function keptSecret(folder: string, name: string): string {
  const path = join(folder, 'secrets', name);
  mkdirSync(join(folder, 'secrets'), { recursive: true, mode: 0o700 });
  try {
    const made = randomBytes(32).toString('base64url');
    // Exclusive: of two processes that start together, one makes it and both read the same.
    writeFileSync(path, made, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
