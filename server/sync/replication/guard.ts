import { createHmac, randomBytes } from 'node:crypto';
import type { Identity } from '../../identity/identity-provider.ts';
import type { Basic } from './basic.ts';
import type { StaffDoor } from './deps.ts';

/** Says who calls; undefined for nobody. */
export type Guard = (
  credentials: Basic,
  ip: string,
) => Promise<Identity | undefined>;

/** Ms for which a password need not be hashed again: a replicator asks many times a second. */
const remember = 60_000;
const most = 1000;

/**
 * A good password is remembered for a minute under a key that says nothing of it; the account is read anew for every
 * request, so that disabling it stops the tool at once.
 */
export function guardOf(door: StaffDoor, now: () => number = Date.now): Guard {
  const secret = randomBytes(32);
  const good = new Map<string, number>();
  const verifying = new Map<string, Promise<Identity | undefined>>();
  const forgetOld = () => {
    for (const [key, until] of good)
      if (until <= now() || good.size > most) good.delete(key);
  };
  return async ({ username, password }, ip) => {
    const key = createHmac('sha256', secret)
      .update(JSON.stringify([username, password]))
      .digest('base64');
    if ((good.get(key) ?? 0) > now()) return door.current(username, password);
    // The requests with which a replicator starts come together, and hash once.
    const running = verifying.get(key);
    if (running) return running;
    const started = door.verify(username, password, ip);
    verifying.set(key, started);
    try {
      const identity = await started;
      if (identity) {
        forgetOld();
        good.set(key, now() + remember);
      }
      return identity;
    } finally {
      verifying.delete(key);
    }
  };
}
