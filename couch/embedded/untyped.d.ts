declare module 'pouchdb-core' {
  const PouchDB: unknown;
  export default PouchDB;
}
declare module 'pouchdb-adapter-leveldb' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-adapter-http' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-replication' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-mapreduce' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-find' {
  const plugin: unknown;
  export default plugin;
}
declare module 'leveldown' {
  const leveldown: unknown;
  export default leveldown;
}
declare module 'pouchdb-selector-core' {
  /** Whether a document satisfies a Mango selector; throws on an unknown operator. */
  export function matchesSelector(doc: unknown, selector: unknown): boolean;
}
