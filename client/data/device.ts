import type { Usage } from './store.ts';

/**
 * A mark in localStorage that this account had data here, with the number of its unsent documents: when the data is
 * gone and the mark is not, the browser has cleared IndexedDB, and the parent is told.
 */
export const marker = {
  /** Unsent documents when last counted; undefined when the account never had data here. */
  read(account: string): number | undefined {
    const value = localStorage.getItem(markerName(account));
    return value === null ? undefined : Number(value) || 0;
  },
  write(account: string, unsent: number): void {
    localStorage.setItem(markerName(account), String(unsent));
  },
  remove(account: string): void {
    localStorage.removeItem(markerName(account));
  },
};

/** True while records of the account wait, outside its tables, to be written again. */
export function hasRescued(account: string): boolean {
  return localStorage.getItem(rescuedName(account)) !== null;
}

export function markRescued(account: string, is: boolean): void {
  if (is) localStorage.setItem(rescuedName(account), '1');
  else localStorage.removeItem(rescuedName(account));
}

function rescuedName(account: string): string {
  return `portale-rescued:${account}`;
}

function markerName(account: string): string {
  return `portale-had-data:${account}`;
}

/** Asks the browser not to clear this site's data by itself; some ask the user, so only once there is something to keep. */
export async function keepStorage(): Promise<void> {
  // WebKit knows neither call in some versions.
  const { storage } = navigator as { storage?: Partial<StorageManager> };
  if (await storage?.persisted?.()) return;
  await storage?.persist?.();
}

export async function usage(): Promise<Usage> {
  const { storage } = navigator as { storage?: Partial<StorageManager> };
  const [estimate, persisted] = await Promise.all([
    storage?.estimate?.(),
    storage?.persisted?.(),
  ]);
  return {
    bytes: estimate?.usage ?? 0,
    quota: estimate?.quota ?? 0,
    persisted: persisted ?? false,
  };
}
