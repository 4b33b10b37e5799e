import type { SessionView } from '#model/phone-protocol.ts';
import {
  lastAccountId,
  listAccounts,
  noteSessionOwner,
  recall,
  remember,
} from './accounts.ts';
import { keepArrived, takeArrival } from './arrival.ts';
import type { Deps } from './deps.ts';
import { heldKey, holdKeys } from './key.ts';
import { formerKeyOf, lockOf } from './key-lock.ts';
import { revokeNote } from './revoke-note.ts';
import { browserSession, settleRevocation } from './session.ts';

/** What the app finds when it opens. `new`: signed in at the Comune, and nothing locked on this device yet. */
export type Here =
  | { is: 'nobody' }
  | { is: 'new'; session: SessionView }
  | { is: 'locked'; account: string }
  | { is: 'open'; session: SessionView };

type SessionDeps = Partial<Pick<Deps, 'fetch' | 'timeoutMs'>>;

/**
 * Who uses this device: whoever has just come back from an identity provider, else the account that was here last, at
 * once and without network, else that of the browser's session. Rejects with a CallError when that cannot be found out.
 */
export async function whoIsHere(deps: SessionDeps = {}): Promise<Here> {
  if (takeArrival()) {
    const session = await browserSession(deps).catch(() => undefined);
    if (session) return entered(session);
  }
  if (revokeNote.is()) void settleRevocation(deps);
  const last = lastAccountId();
  const here = last === undefined ? undefined : await keptOf(last);
  if (here) return here;
  const [other] = await listAccounts();
  if (other) return { is: 'locked', account: other.id };
  const session = await browserSession(deps);
  return session ? entered(session) : { is: 'nobody' };
}

/** Where somebody stands who has just signed in: signing in does not open what is locked on the device. */
export async function entered(session: SessionView): Promise<Here> {
  const { id } = session.account;
  noteSessionOwner(id);
  keepArrived(session);
  if (heldKey(id)) return { is: 'open', session };
  const lock = await lockOf(id);
  return lock ? { is: 'locked', account: id } : { is: 'new', session };
}

/** Somebody has signed in again whose account is open. */
export async function renewed(session: SessionView): Promise<void> {
  const { id } = session.account;
  noteSessionOwner(id);
  const key = heldKey(id);
  if (key) await remember(session, key);
}

async function keptOf(account: string): Promise<Here | undefined> {
  if (await lockOf(account)) return { is: 'locked', account };
  const key = await formerKeyOf(account);
  const session = key && (await recall(account, key));
  if (!session) return undefined;
  // Locking a device from before there were locks fetches its data anew, so that waits for the network.
  if (navigator.onLine) return { is: 'new', session };
  holdKeys(account, { key });
  return { is: 'open', session };
}
