import { AppError } from '../../../errors.ts';
import type { SamlDeps } from '../deps.ts';
import { findNameId } from '../name-ids.ts';
import type { LogoutRequest } from './logout-request.ts';

/**
 * Ends the sessions that a LogoutRequest names. One that is over already, or was never known here, counts as ended:
 * what is asked for is that none runs. @returns false when that could not be made sure.
 */
export async function endNamed(
  { portal, sessions }: Pick<SamlDeps, 'portal' | 'sessions'>,
  { issuer, nameId, sessionIndexes }: LogoutRequest,
): Promise<boolean> {
  try {
    const name = { issuer, nameId };
    const opened = await findNameId(portal, name, sessionIndexes);
    if (!opened) return true;
    const { login, record } = opened;
    for (const session of await sessions.byLogin(login))
      if (session.record === record) await sessions.end(session._id);
    await portal.remove(opened);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
