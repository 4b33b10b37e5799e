import { loginKey } from '../binding/login-key.ts';
import type { Session } from '../session/session.ts';
import type { Office } from './office-deps.ts';

/** The open sessions of an account, also those a local account opened for the guardian whom a code tied it to. */
export async function sessionsFor(
  { sessions }: Pick<Office, 'sessions'>,
  account: string,
): Promise<Session[]> {
  const login = loginKey({
    scheme: 'local',
    issuer: 'local',
    subject: account,
  });
  const [of, by] = await Promise.all([
    sessions.of(account),
    sessions.byLogin(login),
  ]);
  const known = new Set(of.map(({ _id }) => _id));
  return [...of, ...by.filter(({ _id }) => !known.has(_id))];
}
