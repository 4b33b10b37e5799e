import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The id of the server whose data this folder holds; made when the folder is first used. */
export function serverId(dir: string): string {
  const file = join(dir, 'server-id');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const id = randomUUID().replaceAll('-', '');
    writeFileSync(file, id);
    return id;
  }
}
