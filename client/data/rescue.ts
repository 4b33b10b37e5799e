import { hasRescued, markRescued } from './device.ts';
import { shelf } from './idb.ts';
import { seal, unseal } from './seal.ts';
import type { Raw } from './tables.ts';

/** Records that exist nowhere else. */
export interface Saved {
  family: Raw[];
  local: Raw[];
}

const shelfOf = shelf('portale-rescued');

/**
 * Keeps, sealed, what is about to be taken out of tables that are replaced: the app may end at any moment before it is
 * written again. Gives back all that waits, also from a time when that happened.
 */
export async function rescue(
  account: string,
  key: CryptoKey,
  found: Saved,
): Promise<Saved> {
  const before = hasRescued(account) ? await rescued(account, key) : undefined;
  const saved: Saved = {
    family: joined(before?.family, found.family),
    local: joined(before?.local, found.local),
  };
  await shelfOf.put(account, await seal(key, `rescued|${account}`, saved));
  markRescued(account, true);
  return saved;
}

/** It is written again, or may not be kept. */
export async function dropRescued(account: string): Promise<void> {
  await shelfOf.delete(account);
  markRescued(account, false);
}

async function rescued(
  account: string,
  key: CryptoKey,
): Promise<Saved | undefined> {
  const sealed = await shelfOf.get(account);
  if (typeof sealed !== 'string') return undefined;
  try {
    return (await unseal(key, `rescued|${account}`, sealed)) as Saved;
  } catch {
    // Of a key that is gone: nobody can read it any more.
    return undefined;
  }
}

/** What was found last stands before what had been rescued. */
function joined(before: readonly Raw[] = [], found: readonly Raw[]): Raw[] {
  const ids = new Set(found.map(({ _id }) => _id));
  return [...before.filter(({ _id }) => !ids.has(_id)), ...found];
}
