import {
  paths,
  type Account,
  type SessionView,
} from '#model/phone-protocol.ts';
import { caller } from './call.ts';
import type { Deps } from './deps.ts';
import { CallError } from './errors.ts';
import { shelf } from './idb.ts';
import { deviceKeys, type KeyPort } from './key.ts';
import { seal, unseal } from './seal.ts';

type SessionDeps = Pick<Deps, 'fetch' | 'timeoutMs' | 'keys'>;

/** Id of the account that used this device last; its name is sealed with its key, on another shelf. */
const lastAccount = 'portale-account';
/** Set while a session that was left without network still has to be ended; says nothing of whose it was. */
const revokeLater = 'portale-revoke-later';
const views = shelf('portale-accounts');

function defaults(): SessionDeps {
  return {
    fetch: window.fetch.bind(window),
    timeoutMs: 10_000,
    keys: deviceKeys,
  };
}

/**
 * Signs in and remembers the account on this device, for opening without network. Rejects with a CallError:
 * 'credentials', 'too-many' (with `retryAfter`), 'offline', 'captive' or 'server-away'.
 */
export async function signIn(
  username: string,
  password: string,
  given: Partial<SessionDeps> = {},
): Promise<SessionView> {
  const deps = { ...defaults(), ...given };
  if (localStorage.getItem(revokeLater) !== null) await endSession(deps);
  try {
    const call = caller(deps);
    const { body } = await call(paths.login, { body: { username, password } });
    const view = body as SessionView;
    await remember(view, deps.keys);
    return view;
  } catch (error) {
    if (error instanceof CallError && error.status === 401)
      throw new CallError('credentials', { cause: error });
    throw error;
  }
}

/**
 * Who uses this device: the account remembered here, at once and without network (the first sync tells if its session
 * is over), else that of the browser's session. Undefined when nobody is signed in. Rejects with a CallError when
 * that cannot be found out.
 */
export async function currentSession(
  given: Partial<SessionDeps> = {},
): Promise<SessionView | undefined> {
  const deps = { ...defaults(), ...given };
  if (localStorage.getItem(revokeLater) !== null) {
    await endSession(deps);
    return undefined;
  }
  const remembered = await recall(deps.keys);
  if (remembered) return remembered;
  try {
    const { body } = await caller(deps)(paths.session);
    const view = body as SessionView;
    await remember(view, deps.keys);
    return view;
  } catch (error) {
    if (error instanceof CallError && error.status === 401) return undefined;
    throw error;
  }
}

/** Ends the session now, or, when the Comune cannot be reached, at the next contact. */
export async function endSession(
  deps: Pick<Deps, 'fetch' | 'timeoutMs'>,
): Promise<void> {
  localStorage.setItem(revokeLater, '1');
  try {
    await caller(deps)(paths.logout, { body: {} });
  } catch (error) {
    if (!(error instanceof CallError) || error.status !== 401) return;
  }
  localStorage.removeItem(revokeLater);
}

/** Calls when the device's account is signed out in another tab: nothing of it may stay on this tab's screen. */
export function watchSignOut(onSignOut: () => void): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === lastAccount && newValue === null) onSignOut();
  });
}

/** Takes every trace of the account's name off this device. */
export async function forget(account: Account): Promise<void> {
  if (localStorage.getItem(lastAccount) === account.id)
    localStorage.removeItem(lastAccount);
  await views.delete(account.id);
}

async function remember(view: SessionView, keys: KeyPort): Promise<void> {
  const { id } = view.account;
  const key = (await keys.load(id)) ?? (await keys.create(id));
  await views.put(id, await seal(key, `session|${id}`, view));
  localStorage.setItem(lastAccount, id);
}

async function recall(keys: KeyPort): Promise<SessionView | undefined> {
  const id = localStorage.getItem(lastAccount);
  if (id === null) return undefined;
  const [key, sealed] = await Promise.all([keys.load(id), views.get(id)]);
  if (!key || typeof sealed !== 'string') return undefined;
  try {
    return (await unseal(key, `session|${id}`, sealed)) as SessionView;
  } catch {
    // Another key than the one it was sealed with: as if nothing were here.
    return undefined;
  }
}
