import type { Documents, Stored } from '../../server/couch/documents.ts';

export interface MemoryDocuments extends Documents {
  docs: Map<string, Stored>;
}

/** The portal's database as two processes see it: writes upon an older revision lose. */
export function memoryDocuments(): MemoryDocuments {
  const docs = new Map<string, Stored>();
  let revision = 0;
  return {
    docs,
    get: <T>(id: string) =>
      Promise.resolve(
        structuredClone(docs.get(id)) as (T & Stored) | undefined,
      ),
    getAll: <T>(ids: readonly string[]) =>
      Promise.resolve(
        structuredClone(
          ids.flatMap((id) => docs.get(id) ?? []) as (T & Stored)[],
        ),
      ),
    find: <T>(selector: object, limit: number) =>
      Promise.resolve(
        structuredClone(
          [...docs.values()]
            .filter((doc) => fits(doc, selector))
            .slice(0, limit) as (T & Stored)[],
        ),
      ),
    put(doc) {
      if (docs.get(doc._id)?._rev !== doc._rev)
        return Promise.resolve(undefined);
      revision += 1;
      const rev = String(revision);
      docs.set(doc._id, structuredClone({ ...doc, _rev: rev }));
      return Promise.resolve(rev);
    },
    remove({ _id, _rev }) {
      const stands = docs.get(_id)?._rev === _rev;
      return Promise.resolve(stands && docs.delete(_id));
    },
  };
}

/** Equality of fields, with dots for fields of fields: all of Mango that is used. */
function fits(doc: Stored, selector: object): boolean {
  return Object.entries(selector).every(([path, wanted]) => {
    let value: unknown = doc;
    for (const name of path.split('.'))
      value = (value as Record<string, unknown> | undefined)?.[name];
    return value === wanted;
  });
}
