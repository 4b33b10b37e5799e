import { deviceRules } from '#model/device-rules.ts';
import { contactOf, setContact } from './accounts.ts';

/** The Comune has answered this account just now. */
export async function noteContact(
  account: string,
  key: CryptoKey,
  now = Date.now(),
): Promise<void> {
  await setContact(account, key, { heardAt: now, latestAt: now });
}

/**
 * True when the Comune was heard recently enough for what is kept to be shown without network. The latest time ever
 * seen is kept, sealed, so that setting the clock back gains nothing; only the next contact makes a wrong clock good.
 */
export async function isFresh(
  account: string,
  key: CryptoKey,
  now = Date.now(),
): Promise<boolean> {
  const contact = await contactOf(account, key);
  if (!contact) return false;
  const latestAt = Math.max(now, contact.latestAt);
  if (latestAt !== contact.latestAt)
    await setContact(account, key, { ...contact, latestAt });
  return latestAt - contact.heardAt <= deviceRules.offlineMs;
}
