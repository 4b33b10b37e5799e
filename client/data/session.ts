import type { LoginAnswer, LoginBody } from '#model/local-protocol.ts';
import {
  paths,
  type LoggedOut,
  type SessionView,
} from '#model/phone-protocol.ts';
import { caller } from './call.ts';
import type { Deps } from './deps.ts';
import { CallError } from './errors.ts';
import { revokeNote } from './revoke-note.ts';

type SessionDeps = Pick<Deps, 'fetch' | 'timeoutMs'>;

function withDefaults(given: Partial<SessionDeps>): SessionDeps {
  return { fetch: window.fetch.bind(window), timeoutMs: 10_000, ...given };
}

/**
 * Signs in, or learns what is still wanted. `strong`: a password alone will not do, and is refused with status 403.
 * Rejects with a CallError: 'credentials', 'too-many' (with `retryAfter`), 'offline', 'captive' or 'server-away'.
 */
export async function signIn(
  username: string,
  password: string,
  { strong, ...given }: Partial<SessionDeps> & { strong?: boolean } = {},
): Promise<LoginAnswer> {
  const deps = withDefaults(given);
  await settleRevocation(deps);
  try {
    const call = caller(deps);
    const asked: LoginBody = { username, password, ...(strong && { strong }) };
    const { body } = await call(paths.login, { body: asked });
    return body as LoginAnswer;
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

/** Ends a session that was left without network, if there is one; false when that could not be done now. */
export async function settleRevocation(
  given: Partial<SessionDeps> = {},
): Promise<boolean> {
  if (revokeNote.is()) await endSession(withDefaults(given));
  return !revokeNote.is();
}

/**
 * Ends the session now, or, when the Comune cannot be reached, at the next contact. Resolves to where the reader is to go
 * next, if the way they came in has a session of its own to end.
 */
export async function endSession(
  given: Partial<SessionDeps> = {},
): Promise<string | undefined> {
  revokeNote.put();
  let next: string | undefined;
  try {
    const { body } = await caller(withDefaults(given))(paths.logout, {
      body: {},
    });
    ({ next } = body as LoggedOut);
  } catch (error) {
    if (!(error instanceof CallError) || error.status !== 401) return undefined;
  }
  revokeNote.drop();
  return next?.startsWith('/auth/') ? next : undefined;
}
