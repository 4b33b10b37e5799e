/** A tiny IndexedDB database with one store of key → value: for what must lie outside the account's RxDB database. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  /**
   * Replaces a value by what `change` makes of it, with nothing of another tab in between; undefined leaves it.
   * Resolves when it is on the disk: neither the app's end nor a flat battery takes it back.
   */
  change(key: string, change: (value: unknown) => unknown): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** Opens the shelf for each operation, so that nothing stands in the way of its deletion by another tab. */
export function shelf(name: string): Shelf {
  return {
    get: (key) => run(name, 'readonly', (store) => store.get(key)),
    put: async (key, value) => {
      await run(name, 'readwrite', (store) => store.put(value, key));
    },
    change: async (key, change) => {
      await run(name, 'readwrite', (store) => {
        const reading = store.get(key);
        reading.onsuccess = () => {
          const next = change(reading.result);
          if (next !== undefined) store.put(next, key);
        };
        return reading;
      });
    },
    delete: async (key) => {
      await run(name, 'readwrite', (store) => store.delete(key));
    },
    keys: async () => {
      const keys = await run(name, 'readonly', (store) => store.getAllKeys());
      return (keys as IDBValidKey[]).map(String);
    },
  };
}

export function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => {
      resolve();
    };
    // Another tab still holds it: the deletion happens by itself as soon as that tab lets go.
    request.onblocked = () => {
      resolve();
    };
    request.onerror = () => {
      reject(faultOf(request));
    };
  });
}

async function run(
  name: string,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const database = await open(name);
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction('shelf', mode, {
        durability: 'strict',
      });
      const request = act(transaction.objectStore('shelf'));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('aborted'));
      };
    });
  } finally {
    database.close();
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('shelf');
    };
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(faultOf(request));
    };
  });
}

function faultOf(request: IDBRequest): Error {
  return request.error ?? new Error('indexeddb');
}
