import type { Documents, Stored } from '../../server/couch/documents.ts';

export interface MemoryDocuments extends Documents {
  docs: Map<string, Stored>;
}

/** A database as all processes see it: writes and removals upon an older revision lose. */
export function memoryDocuments(): MemoryDocuments {
  const docs = new Map<string, Stored>();
  let revision = 0;
  const read = (id: string) => structuredClone(docs.get(id));
  return {
    docs,
    get: <T>(id: string) =>
      Promise.resolve(read(id) as (T & Stored) | undefined),
    getAll: <T>(ids: readonly string[]) =>
      Promise.resolve(ids.flatMap((id) => read(id) ?? []) as (T & Stored)[]),
    find: () => Promise.resolve([]),
    put(doc) {
      if (docs.get(doc._id)?._rev !== doc._rev)
        return Promise.resolve(undefined);
      revision += 1;
      const _rev = String(revision);
      docs.set(doc._id, structuredClone({ ...doc, _rev }));
      return Promise.resolve(_rev);
    },
    remove({ _id, _rev }) {
      const stands = docs.get(_id)?._rev === _rev;
      if (stands) docs.delete(_id);
      return Promise.resolve(stands);
    },
  };
}
