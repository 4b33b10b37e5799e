import { paths, type SessionView } from '#model/phone-protocol.ts';
import { caller } from './call.ts';
import type { Deps } from './deps.ts';
import { CallError } from './errors.ts';

type SessionDeps = Pick<Deps, 'fetch' | 'timeoutMs'>;

/** Set while a session that was left without network still has to be ended; says nothing of whose it was. */
const revokeLater = 'portale-revoke-later';

function withDefaults(given: Partial<SessionDeps>): SessionDeps {
  return { fetch: window.fetch.bind(window), timeoutMs: 10_000, ...given };
}

/**
 * Signs in. Rejects with a CallError: 'credentials', 'too-many' (with `retryAfter`), 'offline', 'captive' or
 * 'server-away'.
 */
export async function signIn(
  username: string,
  password: string,
  given: Partial<SessionDeps> = {},
): Promise<SessionView> {
  const deps = withDefaults(given);
  await settleRevocation(deps);
  try {
    const call = caller(deps);
    const { body } = await call(paths.login, { body: { username, password } });
    // The Comune let the former session lapse with the new one: ending it now would end this one.
    localStorage.removeItem(revokeLater);
    return body as SessionView;
  } catch (error) {
    if (error instanceof CallError && error.status === 401)
      throw new CallError('credentials', { cause: error });
    throw error;
  }
}

/**
 * Who the browser's own session belongs to; undefined when there is none. One that was left without network is ended
 * first. Rejects with a CallError when that cannot be found out.
 */
export async function browserSession(
  given: Partial<SessionDeps> = {},
): Promise<SessionView | undefined> {
  const deps = withDefaults(given);
  if (!(await settleRevocation(deps))) return undefined;
  try {
    const { body } = await caller(deps)(paths.session);
    return body as SessionView;
  } catch (error) {
    if (error instanceof CallError && error.status === 401) return undefined;
    throw error;
  }
}

/** True while a session that was left still has to be ended. */
export function mustRevoke(): boolean {
  return localStorage.getItem(revokeLater) !== null;
}

/** Ends a session that was left without network, if there is one; false when that could not be done now. */
export async function settleRevocation(
  given: Partial<SessionDeps> = {},
): Promise<boolean> {
  if (mustRevoke()) await endSession(withDefaults(given));
  return !mustRevoke();
}

/** Ends the session now, or, when the Comune cannot be reached, at the next contact. */
export async function endSession(
  given: Partial<SessionDeps> = {},
): Promise<void> {
  localStorage.setItem(revokeLater, '1');
  try {
    await caller(withDefaults(given))(paths.logout, { body: {} });
  } catch (error) {
    if (!(error instanceof CallError) || error.status !== 401) return;
  }
  localStorage.removeItem(revokeLater);
}
