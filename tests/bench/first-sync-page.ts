import { filter, firstValueFrom } from 'rxjs';
import PouchDB from 'pouchdb-browser';
import { kinds, type DocType } from '#model/document.ts';
import type { Account } from '#model/phone-protocol.ts';
import { deviceKeys } from '../../client/data/key.ts';
import { enrol } from '../../client/data/key-open.ts';
import { openStore } from '../../client/data/open-store.ts';
import { devicePin } from '../support/device-pin.ts';

/** Makes this a new phone again, without ending the session. */
async function forgetAll(): Promise<void> {
  localStorage.clear();
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name ?? '');
      request.onsuccess = resolve;
      request.onerror = reject;
    });
}

const page = {
  /** The floor: one request for everything, not stored. ms. */
  async fetched(): Promise<number> {
    const start = performance.now();
    const answer = await fetch('/sync/family/_changes?since=0&limit=1000', {
      cache: 'no-store',
    });
    await answer.text();
    return performance.now() - start;
  },
  /** From nothing on the phone to every document of the family stored and given to a page. ms. */
  async synced(account: Account, count: number): Promise<number> {
    await enrol(account.id, { is: 'pin', pin: devicePin, kind: 'digits' });
    const start = performance.now();
    const store = await openStore(account, { keys: deviceKeys });
    const types = Object.keys(kinds) as DocType[];
    const isFamily = (type: string): boolean =>
      ![
        'announcement',
        'service',
        'tariff',
        'closure',
        'epoch',
        'revoked',
      ].includes(type);
    await firstValueFrom(
      store
        .watch(...types)
        .pipe(
          filter(
            (docs) => docs.filter(({ type }) => isFamily(type)).length >= count,
          ),
        ),
    );
    const took = performance.now() - start;
    await store.close();
    await forgetAll();
    return took;
  },
  /** The peer: PouchDB pulling the same database into its own store. ms. */
  async pouched(): Promise<number> {
    const start = performance.now();
    const database = new PouchDB(`peer-${start}`);
    await database.replicate.from(`${location.origin}/db`, {
      batch_size: 1000,
    });
    const took = performance.now() - start;
    await database.destroy();
    return took;
  },
};

declare global {
  interface Window {
    bench: FirstSyncPage;
  }
}
export type FirstSyncPage = typeof page;
window.bench = page;
