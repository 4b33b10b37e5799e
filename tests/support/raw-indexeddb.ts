/** IndexedDB as a thief reads it: below every library. */
type Value = Record<string, unknown>;

async function databasesOf(account: string): Promise<string[]> {
  const all = await indexedDB.databases();
  return all
    .map(({ name }) => name ?? '')
    .filter((name) => name.includes(account) || name === 'portale-accounts');
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error(`cannot open ${name}`));
    };
  });
}

/** Calls `change` with every document of a collection; what it returns replaces the document. */
export async function eachRecord(
  account: string,
  collection: string,
  change: (record: Value) => unknown,
): Promise<void> {
  const names = await databasesOf(account);
  const name = names.find((one) => one.endsWith(`--${collection}`));
  if (name === undefined) throw new Error(`no ${collection}`);
  const database = await opened(name);
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('docs', 'readwrite');
    const cursor = transaction.objectStore('docs').openCursor();
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      const next = change(cursor.result.value as Value);
      if (typeof next === 'object') cursor.result.update(next);
      cursor.result.continue();
    };
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onerror = () => {
      reject(new Error('cannot change'));
    };
  });
  database.close();
}

/** Every key and value of every store of the account's databases, as one text. */
export async function dumpOf(account: string): Promise<string> {
  const parts: string[] = [];
  for (const name of await databasesOf(account)) {
    const database = await opened(name);
    parts.push(name);
    for (const store of database.objectStoreNames) {
      const transaction = database.transaction(store, 'readonly');
      const object = transaction.objectStore(store);
      for (const request of [object.getAllKeys(), object.getAll()])
        parts.push(
          await new Promise<string>((resolve) => {
            request.onsuccess = () => {
              resolve(JSON.stringify(request.result, bytes));
            };
          }),
        );
    }
    database.close();
  }
  return parts.join('\n');
}

function bytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
}

/** Clears the account's data as a browser short of space does, leaving localStorage and the key. */
export async function evict(account: string): Promise<void> {
  for (const name of await databasesOf(account))
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => {
        resolve();
      };
    });
}
