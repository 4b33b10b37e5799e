import { mkdirSync, readdirSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { CouchError, noDatabase } from '../http/errors.ts';
import { serially } from './serially.ts';
import { folderOf, nameOf, requireLegalName } from './names.ts';
import { readSettings, writeSettings, type Settings } from './settings.ts';

/** Which databases exist, each a folder, and their settings. */
export interface Directory {
  /** Sorted. */
  names(): string[];
  has(name: string): boolean;
  folder(name: string): string;
  settings(name: string): Promise<Settings>;
  /** Changes some of the settings; changes that come together come one after the other. */
  configure(name: string, change: Partial<Settings>): Promise<void>;
  /** 412 file_exists when there is one. */
  create(name: string): Promise<void>;
  /** `release` must have closed the database when it settles. */
  remove(name: string, release: () => Promise<void>): Promise<void>;
}

export function openDirectory(dir: string): Directory {
  const root = join(dir, 'databases');
  const trash = join(dir, 'deleted');
  mkdirSync(root, { recursive: true });
  mkdirSync(trash, { recursive: true });
  // A deletion cut short by a crash ends here.
  const emptied = rm(trash, { recursive: true, force: true }).then(() =>
    mkdir(trash, { recursive: true }),
  );
  const known = new Set(
    readdirSync(root).flatMap((folder) => nameOf(folder) ?? []),
  );
  const cached = new Map<string, Settings>();
  // A database deleted and created again at once must not lose its new folder to the deletion, nor settings be
  // written by two at once.
  const inTurn = serially();
  const folder = (name: string) => join(root, folderOf(name));

  const settings = async (name: string): Promise<Settings> => {
    const hit = cached.get(name);
    if (hit) return hit;
    if (!known.has(name)) throw noDatabase();
    const read = await readSettings(folder(name));
    if (known.has(name)) cached.set(name, read);
    return read;
  };

  return {
    names: () => [...known].sort(),
    has: (name) => known.has(name),
    folder,
    settings,
    configure(name, change) {
      return inTurn(async () => {
        const next = { ...(await settings(name)), ...change };
        await writeSettings(folder(name), next);
        cached.set(name, next);
      });
    },
    create(name) {
      requireLegalName(name);
      return inTurn(async () => {
        if (known.has(name)) {
          throw new CouchError(
            412,
            'file_exists',
            'The database could not be created, the file already exists.',
          );
        }
        await mkdir(folder(name), { recursive: true });
        known.add(name);
      });
    },
    remove(name, release) {
      return inTurn(async () => {
        if (!known.delete(name)) throw noDatabase();
        cached.delete(name);
        await release();
        await emptied;
        const grave = join(trash, randomUUID());
        await rename(folder(name), grave);
        await rm(grave, { recursive: true, force: true });
      });
    },
  };
}
