import { registry } from '#model/databases.ts';
import { adminCall, type Admin } from '../admin-call.ts';
import { createDatabase, pushAll, type Designs } from '../push.ts';
import { copiesOf } from './copies.ts';
import { loadedDemo, markDemo, type LoadedDemo } from './loaded-demo.ts';
import { pagesOf } from './pages.ts';
import type { Revised } from './revision.ts';
import type { DemoTown } from './town.ts';

export interface LoadOptions {
  /** Undefined: those of the last build. */
  designs?: Designs;
  /** After every page: documents written so far, copies included, and in all. */
  onProgress?: (written: number, total: number) => void;
  signal?: AbortSignal;
}

/** The server holds another demo town, whose documents would be in conflict with this one's. */
export class OtherTownError extends Error {
  readonly code = 'other-town';
  readonly loaded: LoadedDemo;

  constructor(loaded: LoadedDemo) {
    const { seed, families, today } = loaded;
    super(
      `the server holds the town of seed ${seed}, ${families} families, ${today}: load that one again, or use empty databases`,
    );
    this.name = 'OtherTownError';
    this.loaded = loaded;
  }
}

/** CouchDB refused a document of the demo town. */
export class LoadError extends Error {
  readonly code = 'load-refused';
}

/** Databases written at once, besides the registry. */
const together = 3;

/**
 * Puts the town into its databases, each document in the registry and wherever it belongs, all copies of one revision.
 * Documents come first, then members and rules: until then a new database is closed to all but administrators, and
 * what was drawn by the model need not be judged by it again, which is most of the time a load would take.
 * A load that was cut short is made good by the next one; a complete one only gets the rules of today.
 * @returns false when the town was already there.
 * @throws OtherTownError, LoadError, PushError.
 */
export async function loadDemo(
  admin: Admin,
  town: DemoTown,
  { designs, onProgress, signal }: LoadOptions = {},
): Promise<boolean> {
  const { seed, today, schools, families } = town;
  const demo = { seed, families: families.length, today };
  const loaded = await loadedDemo(admin);
  if (loaded && !isSame(loaded, demo)) throw new OtherTownError(loaded);
  // Whatever is there already, the rules are those of today.
  const push = () =>
    pushAll(admin, {
      schools,
      families,
      ...(designs && { designs }),
      ...(signal && { signal }),
    });
  if (loaded?.complete) {
    await push();
    return false;
  }
  await createDatabase(admin, registry, signal);
  await markDemo(admin, { ...demo, complete: false });
  await writeCopies(admin, copiesOf(town), onProgress, signal);
  await push();
  await markDemo(admin, { ...demo, complete: true });
  return true;
}

function isSame(
  loaded: LoadedDemo,
  { seed, families, today }: Omit<LoadedDemo, 'complete'>,
): boolean {
  return (
    loaded.seed === seed &&
    loaded.families === families &&
    loaded.today === today
  );
}

async function writeCopies(
  admin: Admin,
  copies: ReadonlyMap<string, readonly Revised[]>,
  onProgress: LoadOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<void> {
  const total = [...copies.values()].reduce(
    (sum, docs) => sum + docs.length,
    0,
  );
  let written = 0;
  const write = async (databases: Iterable<[string, readonly Revised[]]>) => {
    for (const [name, docs] of databases) {
      await createDatabase(admin, name, signal);
      for (const page of pagesOf(docs)) {
        await writePage(admin, name, page, signal);
        written += page.length;
        onProgress?.(written, total);
      }
    }
  };
  // One worker for the registry, in order: months of presences are there before the roll calls they come from.
  const [own, ...others] = copies;
  const queue = others.values();
  await Promise.all([
    write(own ? [own] : []),
    ...Array.from({ length: together }, () => write(queue)),
  ]);
}

/** With `new_edits: false` the answer names only what was refused. */
async function writePage(
  admin: Admin,
  database: string,
  docs: readonly Revised[],
  signal: AbortSignal | undefined,
): Promise<void> {
  const { body } = await adminCall(admin, 'POST', `${database}/_bulk_docs`, {
    body: { docs, new_edits: false },
    signal,
  });
  const refused = (
    body as { id: string; error?: string; reason?: string }[]
  ).filter(({ error }) => error !== undefined);
  const [first] = refused;
  if (first)
    throw new LoadError(
      `${database} refused ${refused.length} documents, first ${first.id}: ${first.reason ?? ''}`,
    );
}
