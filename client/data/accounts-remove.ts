import { forget } from './accounts.ts';
import { marker } from './device.ts';
import { dropKey } from './key.ts';
import { removeLock } from './key-lock.ts';
import { tellTabs } from './lock-tabs.ts';
import { removeTables } from './remove-tables.ts';
import { dropRescued } from './rescue.ts';

/**
 * Takes an account off this device: first the sealed key, without which nothing else can be read, then the data, the
 * drafts, the files and the name. The other tabs let go of it. Does not end its session.
 */
export async function removeAccount(id: string): Promise<void> {
  dropKey(id);
  await removeLock(id);
  // Not before: a tab that looks for who is here must not find the lock still there, and open an emptied account.
  tellTabs({ is: 'gone', account: id });
  await dropRescued(id);
  await removeTables(id);
  marker.remove(id);
  await forget(id);
}
