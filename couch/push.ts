import { readFile } from 'node:fs/promises';
import { adminCall, type Admin } from './admin-call.ts';
import type { DesignDoc } from './design/design-doc.ts';
import {
  databaseOf,
  familyDatabase,
  portal,
  registry,
  schoolDatabase,
  securityOf,
  town,
  type DatabaseKind,
} from './model/databases.ts';
import type { FamilyId } from './model/ids.ts';
import { sameValue } from './model/same.ts';
import { pushDesigns } from './push-designs.ts';

export type Designs = Record<DatabaseKind, DesignDoc[]>;

export interface Places {
  schools: readonly string[];
  families: readonly FamilyId[];
  /** Undefined: those of the last build. */
  designs?: Designs;
  signal?: AbortSignal;
}

/** Databases made at once: enough to fill the line, too few to starve a live server. */
const together = 8;

/** The design documents of the last `npm run build`, relative to the working directory. */
export async function builtDesigns(): Promise<Designs> {
  const path = 'dist/couch/designs.json';
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Designs;
  } catch (cause) {
    throw new Error(`no ${path}: run npm run build first`, { cause });
  }
}

/**
 * Makes every database of the town as it should be: there, with its members and design documents. Those that are
 * there already are brought up to date, named or not. Writes only what differs and deletes nothing, so that it can be
 * run again at any time on a live server.
 * @throws PushError when the server refuses.
 */
export async function pushAll(admin: Admin, places: Places): Promise<void> {
  const designs = places.designs ?? (await builtDesigns());
  await ensureFeed(admin, places.signal);
  const names = new Set([
    registry,
    town,
    portal,
    ...places.schools.map(schoolDatabase),
    ...places.families.map(familyDatabase),
    ...(await databasesThere(admin, places.signal)),
  ]);
  const next = names.values();
  const worker = async () => {
    for (const name of next)
      await ensureDatabase(admin, name, designs, places.signal);
  };
  await Promise.all(Array.from({ length: together }, worker));
}

async function databasesThere(
  admin: Admin,
  signal?: AbortSignal,
): Promise<string[]> {
  const { body } = await adminCall(admin, 'GET', '_all_dbs', { signal });
  return (body as string[]).filter((name) => databaseOf(name));
}

/** CouchDB tells of changed databases only once this one was made by hand; a server that refuses the name needs none. */
async function ensureFeed(admin: Admin, signal?: AbortSignal): Promise<void> {
  await adminCall(admin, 'PUT', '_global_changes', {
    allow: [400, 403, 412],
    signal,
  });
}

/**
 * Makes one database as it should be. A new one is closed to all but administrators until its rules are in place.
 * @throws RangeError for a name that is not ours, PushError when the server refuses.
 */
export async function ensureDatabase(
  admin: Admin,
  name: string,
  designs?: Designs,
  signal?: AbortSignal,
): Promise<void> {
  const database = databaseOf(name);
  if (!database) throw new RangeError(`no database of ours: ${name}`);
  const wanted = (designs ?? (await builtDesigns()))[database.kind];
  await createDatabase(admin, name, signal);
  await pushDesigns(admin, name, wanted, signal);
  const security = securityOf(name);
  const path = `${name}/_security`;
  const { body } = await adminCall(admin, 'GET', path, { signal });
  if (!sameValue(body, security))
    await adminCall(admin, 'PUT', path, { body: security, signal });
}

/** Makes a database that is not there, closed to all but administrators; leaves one that is. */
export async function createDatabase(
  admin: Admin,
  name: string,
  signal?: AbortSignal,
): Promise<void> {
  // One shard: families are small and many, and each shard costs open files.
  const query = databaseOf(name)?.kind === 'family' ? '?q=1' : '';
  await adminCall(admin, 'PUT', name + query, { allow: [412], signal });
}
