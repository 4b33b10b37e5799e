import type { DesignDoc, MangoIndex } from './design-doc.ts';

/** Mango indexes over single fields, in one design document: they are built in one pass over the database. */
export function indexesOn(...fields: readonly string[]): DesignDoc {
  const views: Record<string, MangoIndex> = {};
  for (const field of fields)
    views[field] = {
      map: { fields: { [field]: 'asc' }, partial_filter_selector: {} },
      reduce: '_count',
      options: { def: { fields: [field] } },
    };
  return { _id: '_design/by', language: 'query', views };
}
