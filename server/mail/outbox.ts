import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message, Transport } from './transport.ts';

export interface OutboxMail extends Message {
  id: string;
}

export interface Outbox extends Transport {
  /** Newest first, at most 50. */
  list(): Promise<OutboxMail[]>;
}

const most = 50;

/** For machines without a mail server: mails are files of a folder. */
export function outboxIn(folder: string, now: () => Date): Outbox {
  return {
    async deliver(message) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const moment = now().toISOString().replaceAll(/[:.]/g, '-');
      const path = join(folder, `${moment}-${randomUUID()}.json`);
      // Whoever reads the folder never finds half a mail.
      await writeFile(`${path}.part`, JSON.stringify(message), { mode: 0o600 });
      await rename(`${path}.part`, path);
    },
    async list() {
      const names = await readdir(folder).catch(() => []);
      const newest = names
        .filter((name) => name.endsWith('.json'))
        .sort()
        .reverse()
        .slice(0, most);
      return Promise.all(
        newest.map(async (name) => ({
          ...(JSON.parse(
            await readFile(join(folder, name), 'utf8'),
          ) as Message),
          id: name.slice(0, -'.json'.length),
        })),
      );
    },
    close() {
      // Nothing is held open.
    },
  };
}
