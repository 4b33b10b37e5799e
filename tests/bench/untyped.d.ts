declare module 'pouchdb-browser' {
  interface Replicating {
    from(url: string, options: { batch_size: number }): Promise<unknown>;
  }
  export default class PouchDB {
    constructor(name: string);
    readonly replicate: Replicating;
    destroy(): Promise<unknown>;
  }
}
