import { arrivedAs } from './arrival.ts';
import type { SessionView } from '#model/phone-protocol.ts';
import { recall, remember } from './accounts.ts';
import { leaveDevice } from './accounts-leave.ts';
import { dropKeys } from './key.ts';
import { enrol, unlock, type NewWay, type Proof } from './key-open.ts';
import { askComune } from './lock-ask.ts';
import { isFresh, noteContact } from './lock-contact.ts';
import { obeyWipe } from './lock-wipe.ts';
import { tellTabs } from './lock-tabs.ts';
import { browserSession } from './session.ts';

/**
 * What came of trying to open an account. `stale`: the Comune has to be heard first, and could not be; `expired`: it
 * wants its parent to sign in first; `gone`: the data have left the device, by the last wrong PIN or the Comune's word.
 */
export type Entry =
  | { is: 'open'; session: SessionView }
  | { is: 'wrong'; left: number; waitMs: number }
  | { is: 'wait'; left: number; waitMs: number }
  | { is: 'stale' }
  | { is: 'expired' }
  | { is: 'gone' };

/**
 * The first time on this device: how the data are opened from now on. False when the account is locked here already.
 * Rejects with a PasskeyError.
 */
export async function setUp(
  session: SessionView,
  way: NewWay,
  label?: string,
): Promise<boolean> {
  const { id } = session.account;
  const key = await enrol(id, way);
  if (!key) return false;
  await remember(session, key, label);
  await noteContact(id, key);
  tellTabs({ is: 'key', account: id, key });
  return true;
}

/** Opens an account that is locked. The last wrong PIN takes its data off the device. Rejects with a PasskeyError. */
export async function enter(account: string, proof: Proof): Promise<Entry> {
  const opened = await unlock(account, proof);
  if (opened.is === 'over') return leave(account);
  if (opened.is !== 'open') return opened;
  const entry = await enterWith(account, opened.key);
  if (entry.is === 'open') tellTabs({ is: 'key', account, key: opened.key });
  else dropKeys();
  return entry;
}

/** Opens an account whose key is there, from a PIN or from another tab. */
export async function enterWith(
  account: string,
  key: CryptoKey,
): Promise<Entry> {
  const [fresh, session] = await Promise.all([
    isFresh(account, key),
    sessionOf(account, key),
  ]);
  if (!fresh) {
    const word = await askComune(account);
    if (word === 'wipe')
      return { is: (await obeyWipe(account)) ? 'gone' : 'expired' };
    if (word !== 'welcome')
      return { is: word === 'away' ? 'stale' : 'expired' };
    await noteContact(account, key);
  }
  if (!session) return { is: 'expired' };
  // What is shown next need not wait for it, and the next opening does without it.
  void remember(session, key).catch(() => undefined);
  return { is: 'open', session };
}

/** As somebody has just signed in; else as kept on the device; or, when the browser has removed that, as the Comune says. */
async function sessionOf(
  account: string,
  key: CryptoKey,
): Promise<SessionView | undefined> {
  const kept = arrivedAs(account) ?? (await recall(account, key));
  if (kept) return kept;
  const own = await browserSession().catch(() => undefined);
  return own?.account.id === account ? own : undefined;
}

async function leave(account: string): Promise<Entry> {
  await leaveDevice(account);
  return { is: 'gone' };
}
