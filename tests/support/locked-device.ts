import type { Page } from 'puppeteer-core';

/** Lets the waits between two tries pass. */
export function rest(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.open('portale-keys').onsuccess = ({ target }) => {
          const database = (target as IDBOpenDBRequest).result;
          const locks = database
            .transaction('shelf', 'readwrite')
            .objectStore('shelf');
          locks.openCursor().onsuccess = (event) => {
            const cursor = (
              event.target as IDBRequest<IDBCursorWithValue | null>
            ).result;
            if (!cursor) {
              database.close();
              resolve();
              return;
            }
            const lock = cursor.value as { pin: object };
            cursor.update({ ...lock, pin: { ...lock.pin, wrongAt: 0 } });
            cursor.continue();
          };
        };
      }),
  );
}

/** Puts the app into the background for so long, as the phone's clock tells it when it comes back. */
export function goneFor(page: Page, ms: number): Promise<void> {
  return page.evaluate((passed) => {
    const now = Date.now.bind(Date);
    for (const state of ['hidden', 'visible']) {
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        value: state,
      });
      document.dispatchEvent(new Event('visibilitychange'));
      Date.now = state === 'hidden' ? () => now() + passed : now;
    }
  }, ms);
}

/** Names of what lies in IndexedDB. */
export const databases = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) => name ?? []),
  );
