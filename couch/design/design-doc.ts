/** A design document as it is written to a database; without `_rev`, so that two can be compared. */
export interface DesignDoc {
  _id: `_design/${string}`;
  language: 'javascript' | 'query';
  /** Source of the function CouchDB runs at every write. */
  validate_doc_update?: string;
  /** Mango indexes, in the form that `_index` stores; or, in `javascript`, source of functions that map documents. */
  views?: Record<string, MangoIndex | { map: string }>;
}

export interface MangoIndex {
  map: { fields: Record<string, 'asc'>; partial_filter_selector: object };
  reduce: '_count';
  options: { def: { fields: string[] } };
}
